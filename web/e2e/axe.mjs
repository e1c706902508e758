// No violation of WCAG 2.2 AA or of good practice.
import { readFileSync } from 'node:fs';
import { base, ok, series } from './browser.mjs';
import { settled } from './waiting.mjs';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function noViolation(page) {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => (await globalThis.axe.run(document, { runOnly: rules })).violations, RULES);
  ok(found.length === 0, found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`).join('\n'));
}

export const THEMES = ['light', 'dark'];
/** The screen as it stands, in both themes, where the theme follows the system's; `what` begins the names of the results. */
export async function bothThemes(page, note, what = '') {
  // Colours that are on their way from one theme to the other are neither.
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; }' });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
    note(`${what}${colorScheme}`, await noViolation(page).then(() => null, (error) => error));
  }
}

/** No violation on this screen, in both themes. */
export function axe(name, address, act = async () => {}, options = {}) {
  series(`axe ${name}`, THEMES, async (page, _, note) => {
    await page.goto(base + address);
    await settled(page);
    await act(page);
    await bothThemes(page, note);
  }, { ...options, theme: 'system', axe: true });
}
