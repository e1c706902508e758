// Types of the HTTP interface: `npm run generate -- <openapi.json or its address> [--check]` writes src/api/schema.d.ts.
// A package of its own: the generator needs the compiler interface of TypeScript 5, which 7 does not have.
import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const [source, ...flags] = process.argv.slice(2);
if (!source) {
  console.error('usage: npm run generate -- <openapi.json or its address> [--check]');
  process.exit(2);
}
const target = new URL('../../src/api/schema.d.ts', import.meta.url);
const text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, 'utf8');
const types = astToString(await openapi(JSON.parse(text), { alphabetize: true, exportType: true }));
const content = `// Generated from the OpenAPI document; do not edit.\n${types}`;

if (flags.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept === content) process.exit(0);
  console.error('src/api/schema.d.ts is not what the OpenAPI document says: run the generator');
  process.exit(1);
}
await writeFile(target, content);
