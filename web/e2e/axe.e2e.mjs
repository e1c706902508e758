import { readFileSync } from 'node:fs';
import { base, ok, test } from './browser.mjs';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of WCAG 2.2 AA or of good practice on this screen, in both themes. */
export function axe(name, address, act = async () => {}, options = {}) {
  for (const dark of [false, true]) {
    test(`axe ${dark ? 'dark' : 'light'}: ${name}`, async (page) => {
      if (dark) await page.addInitScript(() => localStorage.setItem('crm-ui', '{"state":{"theme":"dark"},"version":0}'));
      await page.goto(base + address);
      await page.waitForLoadState('networkidle');
      await act(page);
      await page.waitForTimeout(500);
      await page.evaluate(AXE);
      const found = await page.evaluate(async (rules) => (await globalThis.axe.run(document, { runOnly: rules })).violations, RULES);
      ok(found.length === 0, found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`).join('\n'));
    }, { ...options, dark, axe: true });
  }
}

axe('sign-in', '/sign-in', (page) => page.click('button[type=submit]'), { signedOut: true });
axe('list', '/customers');
axe('list, selected and filtered', `/customers?filter=${encodeURIComponent('customer_level = "B"')}`, (page) => page.click('[aria-rowindex="2"] input'));
axe('list, grouped', '/customers?group=lifecycle_status', (page) => page.click('.cu-group li:nth-child(2) button'));
axe('list, preview', '/customers', async (page) => {
  await page.focus('.dg');
  await page.keyboard.press('Space');
  await page.waitForSelector('.cu-panel h2');
});
axe('list, filter menu', '/customers', (page) => page.click('.cu-fs .fm >> nth=0'));
axe('list, all filters', '/customers', (page) => page.click('.cu-fs > button:last-child'));
axe('list, columns', '/customers', (page) => page.click('.cu-bar > button:last-child'));
axe('list, empty', '/customers?q=zzzzqqq');
axe('list, wrong filter', '/customers?filter=x', undefined);
axe('palette', '/customers', async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('a');
});
axe('user menu', '/customers', (page) => page.click('.me'));
axe('bulk edit', '/customers', async (page) => {
  await page.click('[aria-rowindex="2"] input');
  await page.click('.cu-bulk button:has-text("批量修改")');
  await page.waitForSelector('.cu-change');
});
axe('save view', '/customers', (page) => page.click('[aria-label="存为新视图"]'));
axe('phone list', '/customers', undefined, { mobile: true });
