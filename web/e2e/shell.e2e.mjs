import { equal, test } from './browser.mjs';
import { openList as open } from './customers.mjs';
import { becomes, chord, settled } from './waiting.mjs';

test('palette: no keystroke is lost, Enter opens', async (page) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('abcdefg');
  await becomes(() => page.inputValue('.pal input'), 'abcdefg');
  await page.fill('.pal input', '深圳');
  await page.waitForSelector('.pal .co-ico');
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/[\w-]+$/);
});

test('palette: arrows choose, Esc gives the focus back', async (page) => {
  await open(page);
  await page.focus('.cu-kw input');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('ArrowDown');
  await becomes(() => page.locator('.pal [aria-selected=true]').count(), 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.closest('.cu-kw'));
});

test('single keys go places, but not from inside an input', async (page) => {
  await open(page);
  await page.click('.cu-kw input');
  await page.keyboard.type('gcn?/');
  await becomes(() => page.inputValue('.cu-kw input'), 'gcn?/');
  await settled(page);
  equal(await page.locator('.pal, .ant-modal').count(), 0);
  await page.keyboard.press('Escape');
  await chord(page, 'g', 'i');
  await page.waitForURL(/\/import/);
});

test('language and theme change at once and stay', async (page) => {
  await open(page);
  await page.click('[aria-label="Switch to English"]');
  await page.waitForSelector('h1:has-text("Customers")');
  await page.click('[aria-label="Switch to dark"]');
  await page.reload();
  await page.waitForSelector('h1:has-text("Customers")');
  await settled(page);
  equal(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang]), ['dark', 'en-US']);
});

test('English holds no Chinese but data and names', async (page) => {
  await open(page);
  await settled(page);
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const data of copy.querySelectorAll('.dg-r, .me, .cu-views nav, noscript')) data.remove();
    const hidden = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((node) => ['aria-label', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? ''));
    return [copy.textContent, ...hidden].join('\n');
  });
  equal((text.match(/[\u3400-\u9fff]+/g) ?? []).filter((word) => word !== '切换到中文'), []);
}, { english: true });
