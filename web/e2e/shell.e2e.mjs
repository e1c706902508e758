import { equal, ok, test } from './browser.mjs';
import { open } from './list.e2e.mjs';

test('palette: no keystroke is lost, Enter opens', async (page) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('abcdefg');
  equal(await page.inputValue('.pal input'), 'abcdefg');
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
  equal(await page.locator('.pal [aria-selected=true]').count(), 1);
  await page.keyboard.press('Escape');
  ok(await page.evaluate(() => Boolean(document.activeElement?.closest('.cu-kw'))), 'focus');
});

test('single keys go places, but not from inside an input', async (page) => {
  await open(page);
  await page.click('.cu-kw input');
  await page.keyboard.type('gcn?/');
  equal(await page.inputValue('.cu-kw input'), 'gcn?/');
  equal(await page.locator('.pal, .ant-modal').count(), 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForURL(/\/import/);
});

test('language and theme change at once and stay', async (page) => {
  await open(page);
  await page.click('[aria-label="Switch to English"]');
  await page.waitForSelector('h1:has-text("Customers")');
  await page.click('[aria-label="Switch to dark"]');
  await page.waitForTimeout(500);
  await page.reload();
  await page.waitForSelector('h1:has-text("Customers")');
  equal(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang]), ['dark', 'en-US']);
});

test('English holds no Chinese but data and names', async (page) => {
  await open(page);
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const data of copy.querySelectorAll('.dg-r, .me, .cu-views nav, noscript')) data.remove();
    const hidden = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((node) => ['aria-label', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? ''));
    return [copy.textContent, ...hidden].join('\n');
  });
  equal((text.match(/[\u3400-\u9fff]+/g) ?? []).filter((word) => word !== '切换到中文'), []);
}, { english: true });
