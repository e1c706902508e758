// JavaScript and CSS of a first load, gzip -9, from the build's manifest. Fails where a budget is exceeded.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestFile)) {
  console.error('no build: run `npm run build` first');
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const ENTRY = 'index.html';
const KB = 1000;
const SCREENS = [
  { name: 'sign-in', js: 290, css: 25, parts: ['src/features/auth/SignInPage.tsx', 'src/features/auth/i18n/zh-CN.json'] },
  { name: 'list', js: 330, css: 25, parts: ['src/features/customers/CustomersPage.tsx', 'src/features/customers/i18n/zh-CN.json'] },
  { name: 'record', js: 370, css: 25, parts: ['src/features/customer/CustomerPage.tsx', 'src/features/customer/i18n/zh-CN.json'] },
];

/** A chunk with all that it imports statically. */
function closure(keys) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    if (!manifest[key]) throw new Error(`not in the manifest: ${key}`);
    seen.add(key);
    for (const next of manifest[key].imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return [...seen].map((key) => manifest[key]);
}
const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
  return sizes.get(file);
}
const sum = (files) => [...new Set(files)].reduce((total, file) => total + size(file), 0) / KB;

let failed = 0;
for (const screen of SCREENS) {
  const chunks = closure([ENTRY, ...screen.parts]);
  const js = sum(chunks.map((chunk) => chunk.file).filter((file) => file.endsWith('.js')));
  const css = sum(chunks.flatMap((chunk) => chunk.css ?? []));
  const over = js > screen.js || css > screen.css;
  failed += over ? 1 : 0;
  console.log(`${over ? 'FAIL' : 'ok  '} ${screen.name.padEnd(8)} js ${js.toFixed(1)} / ${screen.js} kB   css ${css.toFixed(1)} / ${screen.css} kB`);
}
process.exit(failed > 0 ? 1 : 0);
