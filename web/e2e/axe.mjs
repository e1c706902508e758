// No violation of WCAG 2.2 AA or of good practice: a screen as it is, or a test of one in both themes.
import { readFileSync } from 'node:fs';
import { base, ok, test } from './browser.mjs';
import { settled } from './waiting.mjs';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function noViolation(page) {
  await settled(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => (await globalThis.axe.run(document, { runOnly: rules })).violations, RULES);
  ok(found.length === 0, found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`).join('\n'));
}
const darkFirst = (page) => page.addInitScript(() => localStorage.setItem('crm-ui', '{"state":{"theme":"dark"},"version":0}'));

/** No violation of WCAG 2.2 AA or of good practice on this screen, in both themes. */
export function axe(name, address, act = async () => {}, options = {}) {
  for (const dark of [false, true]) {
    test(`axe ${dark ? 'dark' : 'light'}: ${name}`, async (page) => {
      if (dark) await darkFirst(page);
      await page.goto(base + address);
      await settled(page);
      await act(page);
      await noViolation(page);
    }, { ...options, dark, axe: true });
  }
}
