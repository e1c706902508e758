// What one does for many, or many for one: shared views, changes of a whole selection and their undoing.
import { accounts, base, equal, ok, test } from './browser.mjs';
import { ask, found, make, read, remove, unique } from './customers.mjs';
import { beside, salesman } from './people.mjs';
import { settled, until } from './waiting.mjs';

async function withSome(context, count, run) {
  const mark = `成片${unique()}`;
  const all = [];
  for (let i = 0; i < count; i += 1) all.push(await make(context, { customer_name: `${mark}之${i + 1}`, job_title: '原职务' }));
  try {
    await until(() => found(context, mark), (list) => list.length === count, 'found');
    await run(mark, all);
  } finally {
    for (const { id } of all) await remove(context, id);
  }
}
const titles = async (context, all) => (await Promise.all(all.map(({ id }) => read(context, id)))).map((one) => one.job_title);

async function changeTitle(page, text) {
  await page.click('.cu-bulk button:has-text("批量修改")');
  await page.click('.cu-change .ant-select >> nth=0');
  await page.keyboard.insertText('职务');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: /^职务$/ }).click();
  await page.fill('.cu-change input.ant-input', text);
  await page.click('.ant-modal-footer .ant-btn-primary');
  await page.waitForSelector('.cu-samples tbody tr');
  const shown = await page.innerText('.ant-modal');
  await page.click('.ant-modal-footer .ant-btn-primary:not([disabled])');
  await page.waitForSelector('.cu-preview', { state: 'detached' });
  return shown;
}

test('together: all but one of what was searched is changed, the one is not, and the tray takes it back', (page, context) => withSome(context, 4, async (mark, all) => {
  await page.goto(`${base}/customers?q=${encodeURIComponent(mark)}`);
  await page.waitForSelector('[aria-rowindex="5"] b');
  const spared = await page.innerText('[aria-rowindex="3"] b');
  await page.click('.dg-head input[type=checkbox]');
  await page.click('[aria-rowindex="3"] input[type=checkbox]');
  await page.waitForSelector('.cu-bulk:has-text("已选 3 位客户")');
  const shown = await changeTitle(page, '批量改的职务');
  ok(shown.includes('原职务') && shown.includes('批量改的职务') && !shown.includes(spared), shown);
  await until(() => titles(context, all), (list) => list.filter((one) => one === '批量改的职务').length === 3, 'three changed');
  const left = all.find((one) => one.customer_name === spared);
  equal((await read(context, left.id)).job_title, '原职务', 'the one that was left out');
  const { id } = (await ask(context, 'GET', '/v1/contacts/operations')).operations.find((one) => one.kind === 'bulk_edit');
  // What was started here opens the tray by itself: its button says so before the tray is drawn.
  await page.waitForSelector('header button[aria-label="后台操作"][aria-pressed=true]');
  const item = `aside li:has(a[href*="${id}"])`;
  await page.click(`${item} button:has-text("撤销")`);
  await page.click('.ant-modal-confirm .ant-btn-primary');
  await until(() => titles(context, all), (list) => list.every((one) => one === '原职务'), 'undone');
  await page.waitForSelector(`${item}:has-text("已撤销")`);
}));

test('together: a shift of rows and one more are chosen, Escape drops them', (page, context) => withSome(context, 4, async (mark) => {
  await page.goto(`${base}/customers?q=${encodeURIComponent(mark)}`);
  await page.waitForSelector('[aria-rowindex="5"] b');
  await page.click('[aria-rowindex="2"] input[type=checkbox]');
  await page.click('[aria-rowindex="4"] input[type=checkbox]', { modifiers: ['Shift'] });
  await page.waitForSelector('.cu-bulk:has-text("已选 3 位客户")');
  await page.click('.cu-bulk [aria-label="取消选择"]');
  await page.waitForSelector('.cu-bulk', { state: 'detached' });
}));

if (accounts.length > 0) {
  test('together: a view is shared, another person opens it with his own rows and cannot change it; unshared it goes', async (page, context) => {
    const name = `共享${unique()}`;
    await page.goto(`${base}/customers?filter=${encodeURIComponent('customer_level = "B"')}&sort=customer_name`);
    await page.waitForSelector('.dg-r b');
    await page.click('[aria-label="存为新视图"]');
    await page.fill('#view-name', name);
    await page.click('.ant-modal .ant-select');
    await page.keyboard.insertText('所有人');
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:has-text("所有人")').first().click();
    await page.click('.ant-modal-title');
    await page.click('.ant-modal-footer .ant-btn-primary');
    await page.waitForSelector(`.cu-views button.on:has-text("${name}")`);
    await beside(context, salesman, async (his, other) => {
      await his.goto(`${base}/customers`);
      await his.click(`.cu-views nav button:has-text("${name}")`);
      await his.waitForSelector('.cu-chip');
      equal(new URL(his.url()).searchParams.get('filter'), 'customer_level = "B"');
      await his.waitForSelector('.dg-r b');
      const owners = (await ask(other, 'GET', `/v1/customers?filter=${encodeURIComponent('customer_level = "B"')}&page_size=50&fields=owner_id`)).customers.length;
      const everybody = (await ask(context, 'GET', `/v1/customers?filter=${encodeURIComponent('customer_level = "B"')}&page_size=50&fields=owner_id`)).customers.length;
      ok(owners < everybody, `${owners} of ${everybody}`);
      await his.click('[aria-label="视图操作"]');
      await his.waitForSelector('.ant-dropdown-menu-item:has-text("存为新视图")');
      equal(await his.locator('.ant-dropdown-menu-item:has-text("删除视图"), .ant-dropdown-menu-item:has-text("改名和共享")').count(), 0, 'ways to change it');
    });
    await page.click('[aria-label="视图操作"]');
    await page.click('.ant-dropdown-menu-item:has-text("删除视图")');
    await page.click('.ant-modal .ant-btn-dangerous');
    await page.waitForSelector(`.cu-views button:has-text("${name}")`, { state: 'detached' });
    await beside(context, salesman, async (his) => {
      await his.goto(`${base}/customers`);
      await his.waitForSelector('.dg-r b');
      await settled(his);
      equal(await his.locator(`.cu-views nav button:has-text("${name}")`).count(), 0, 'after it went');
    });
  });
}
