import { base, equal, ok, test } from './browser.mjs';
import { openList as open } from './customers.mjs';
import { becomes, longerThan, settled } from './waiting.mjs';

const filtered = (filter) => `/customers?filter=${encodeURIComponent(filter)}`;
const asks = (page) => {
  const seen = [];
  page.on('request', (request) => /\/v1\/customers\?/.test(request.url()) && seen.push(request.url()));
  return seen;
};
const heads = (page) => page.locator('.dg-h').allTextContents();
const OPTION = '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active';
const place = (list, text) => list.findIndex((one) => one.includes(text));

test('grid: arrows, space previews, Enter opens, back keeps the list', async (page) => {
  await open(page);
  await page.focus('.dg');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await becomes(() => page.getAttribute('.dg', 'aria-activedescendant'), 'dg-2-0');
  await page.keyboard.press('Space');
  const first = await page.textContent('.cu-panel h2');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => document.querySelector('.cu-panel h2')?.textContent !== before, first);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.cu-panel', { state: 'detached' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/[\w-]+$/);
  await page.goBack();
  await page.waitForSelector('.dg-r b');
});

test('grid: the way back finds the place one left', async (page) => {
  await open(page);
  await page.evaluate(() => document.querySelector('.dg').scrollTo(0, 2400));
  await page.click('[aria-rowindex="68"] b');
  await page.waitForURL(/customers\/[\w-]+$/);
  await page.goBack();
  await page.waitForSelector('[aria-rowindex="68"] b');
  await becomes(() => page.evaluate(() => document.querySelector('.dg').scrollTop), 2400);
});

test('grid: all but one is a small selection, Escape drops it', async (page) => {
  await open(page);
  await page.click('.dg-head input');
  await page.click('[aria-rowindex="4"] input');
  await becomes(() => page.locator('.dg-r[aria-selected=false]').count(), 1);
  await page.focus('.dg');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.cu-bulk', { state: 'detached' });
  await page.click('[aria-rowindex="3"] input');
  await page.click('[aria-rowindex="8"] input', { modifiers: ['Shift'] });
  await becomes(() => page.locator('.dg-r[aria-selected=true]').count(), 6);
});

test('grid: forward by pages, one request a page, few rows drawn', async (page) => {
  const seen = asks(page);
  await open(page);
  for (let i = 0; i < 12; i += 1) {
    const before = await page.evaluate(() => document.querySelector('.dg').scrollHeight);
    // At the end one pushes and pulls until there is more; all that while the page is asked for once.
    await page.waitForFunction((height) => {
      const grid = document.querySelector('.dg');
      grid.scrollTop = grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1 ? grid.scrollHeight : grid.scrollTop - 40;
      return grid.scrollHeight > height;
    }, before);
  }
  await settled(page);
  equal(new Set(seen.map((url) => new URL(url).searchParams.get('page_token'))).size, seen.length, 'each page once:');
  ok((await page.locator('.dg-r').count()) <= 60, 'rows drawn');
});

const head = (page, title) => page.locator(`.dg-h:has-text("${title}")`);
const widthOf = (page, title) => head(page, title).evaluate((node) => node.offsetWidth);
async function widen(page, title, by) {
  const grip = await head(page, title).locator('.rz').boundingBox();
  await page.mouse.move(grip.x + 4, grip.y + 10);
  await page.mouse.down();
  await page.mouse.move(grip.x + 4 + by, grip.y + 10, { steps: 4 });
  await page.mouse.up();
}
/** At once, as somebody does who is in a hurry: what was changed last must not be lost by it. */
async function reloaded(page) {
  await page.reload();
  await page.waitForSelector('.dg-r b');
}

test('grid: columns are resized, hidden, moved, and stay so', async (page) => {
  await open(page);
  await widen(page, '联系人姓名', 80);
  await page.dragAndDrop('.dg-h:has-text("当前跟进人")', '.dg-h:has-text("客户状态")');
  await page.click('[aria-label="列"]');
  await page.click('[aria-label="隐藏“客户级别”"]');
  await reloaded(page);
  const now = await heads(page);
  ok(place(now, '客户级别') === -1, 'hidden');
  ok(place(now, '当前跟进人') < place(now, '客户状态'), 'moved');
  ok((await widthOf(page, '联系人姓名')) > 190, 'wider');
});

test('grid: a width that is taken away and a layout that is reset stay so', async (page) => {
  await open(page);
  const both = async () => [await widthOf(page, '联系人姓名'), await widthOf(page, '客户级别')];
  const [first, second] = await both();
  await widen(page, '联系人姓名', 80);
  await widen(page, '客户级别', 60);
  await reloaded(page);
  equal(await both(), [first + 80, second + 60], 'wider');
  await head(page, '联系人姓名').locator('.rz').dblclick();
  await reloaded(page);
  equal(await both(), [first, second + 60], 'one taken away');
  await page.click('[aria-label="列"]');
  await page.click('.cu-columns footer button');
  await reloaded(page);
  equal(await both(), [first, second], 'reset');
});

test('filters stand in the address as the API has them, and go again', async (page) => {
  await open(page);
  await page.click('.cu-fs .fm >> nth=0');
  await page.click('.fm-options label >> nth=0');
  await page.click('.fm-options label >> nth=1');
  await page.waitForSelector('.cu-chip');
  await becomes(() => new URL(page.url()).searchParams.get('filter'), '(customer_level = "A" OR customer_level = "B")');
  await page.reload();
  await page.click('.cu-chip button');
  await page.waitForSelector('.cu-chip', { state: 'detached' });
});

test('filters: two clicks before the page is drawn again both count', async (page) => {
  const clickBoth = (selector) => page.evaluate((found) => {
    const [first, second] = document.querySelectorAll(found);
    first.click();
    second.click();
  }, selector);
  const filter = () => new URL(page.url()).searchParams.get('filter');
  await open(page);
  await page.click('.cu-fs .fm >> nth=0');
  await page.waitForSelector('.fm-options label >> nth=1');
  await clickBoth('.fm-options input');
  await becomes(filter, '(customer_level = "A" OR customer_level = "B")');
  await page.goto(base + filtered('customer_level = "B" AND nonsense = "x"'));
  await page.waitForSelector('.cu-chip >> nth=1');
  await clickBoth('.cu-chip button');
  await becomes(filter, null);
});

test('a filter that means nothing is told and can be taken away', async (page) => {
  await page.goto(base + filtered('nonsense = "x"'));
  await page.waitForSelector('[role=alert]');
  await page.click('.cu-chip button');
  await page.waitForSelector('.dg-r b');
});

test('an input method composes without searching', async (page, context) => {
  await open(page);
  const seen = asks(page);
  await page.click('.cu-kw input');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'shen', selectionStart: 4, selectionEnd: 4 });
  await longerThan(page, 600); // the box asks a quarter of a second after the last letter
  equal(seen.length, 0);
  await devtools.send('Input.insertText', { text: '深圳' });
  await page.waitForURL(/q=/);
  await becomes(() => new URL(page.url()).searchParams.get('q'), '深圳');
});

test('a view is saved, changed, saved again, deleted', async (page) => {
  await open(page, filtered('customer_level = "B"'));
  await page.click('[aria-label="存为新视图"]');
  await page.fill('#view-name', '试用视图');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cu-views button.on:has-text("试用视图")');
  await page.click('.dg-h:has-text("客户名称") button');
  await page.waitForSelector('.cu-dot');
  await page.click('[aria-label="视图操作"]');
  await page.click('text=保存改动');
  await page.waitForSelector('.cu-dot', { state: 'detached' });
  await page.click('[aria-label="视图操作"]');
  await page.click('text=删除视图');
  await page.click('.ant-modal .ant-btn-dangerous');
  await page.waitForSelector('.cu-views button:has-text("试用视图")', { state: 'detached' });
});

test('groups count, and lead in and out', async (page) => {
  await open(page, '/customers?group=lifecycle_status');
  const count = await page.textContent('.cu-group li:nth-child(3) .cu-count');
  await page.click('.cu-group li:nth-child(3) button');
  await page.waitForFunction((number) => document.querySelector('.page-head [role=status]')?.textContent?.includes(number), count);
  await page.click('.cu-group li:nth-child(1) button');
  await page.waitForSelector('.cu-chip', { state: 'detached' });
});

test('a letter is jumped to', async (page) => {
  await open(page, '/customers?sort=customer_name');
  await page.click('[aria-label="跳到"]');
  await page.click('.cu-letters button:has-text("S")');
  await page.waitForSelector('.cu-chip');
  await becomes(() => new URL(page.url()).searchParams.get('start'), 's');
});

test('bulk edit shows before and after, then starts', async (page) => {
  await open(page);
  await page.click('[aria-rowindex="2"] input');
  await page.click('[aria-rowindex="3"] input');
  await page.click('.cu-bulk button:has-text("批量修改")');
  await page.click('.cu-change .ant-select >> nth=0');
  await page.keyboard.type('决策角色');
  await page.waitForSelector(`${OPTION}:has-text("决策角色")`);
  await page.keyboard.press('Enter');
  await page.click('.cu-change .ant-select >> nth=2');
  await page.waitForSelector(OPTION);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.click('.ant-modal-footer .ant-btn-primary');
  await page.waitForSelector('.cu-samples tbody tr');
  await page.click('.ant-modal-footer .ant-btn-primary:not([disabled])');
  await page.waitForSelector('.cu-preview', { state: 'detached' });
});

test('phone: cards, no overflow, opens', async (page) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.cu-card');
  await settled(page);
  equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.click('.cu-card >> nth=1');
  await page.waitForURL(/customers\/[\w-]+$/);
}, { mobile: true });
