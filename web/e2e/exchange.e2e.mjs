import { base, equal, ok, test } from './browser.mjs';
import { ask, found, make, read, remove, unique } from './customers.mjs';
import { becomes, until } from './waiting.mjs';

const primary = (page) => page.click('main footer .ant-btn-primary');
async function sendFile(page, text) {
  await page.goto(`${base}/import`);
  await page.waitForSelector('input[type=file]', { state: 'attached' });
  await page.setInputFiles('input[type=file]', { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.waitForSelector('text=列与字段');
}
const twoDigits = (i) => String(i).padStart(2, '0');
function rowsOf(mark, count) {
  return Array.from({ length: count }, (_, i) => `导入${mark}第${i}家,王${twoDigits(i)},136${mark.slice(-6)}${twoDigits(i)}`);
}

test('import: columns, check that outlives a reload, result, undone as a whole', async (page, context) => {
  const mark = unique();
  await sendFile(page, ['客户名称,联系人,手机', ...rowsOf(mark, 20), `导入${mark}坏号,李,12`].join('\n'));
  await primary(page);
  await page.waitForSelector('text=将新建');
  equal(await found(context, `导入${mark}`), [], 'before it is started');
  await page.reload();
  await page.waitForSelector('text=将新建');
  await primary(page);
  await page.waitForSelector('text=导入完成');
  await until(() => found(context, `导入${mark}`), (list) => list.length === 20, 'imported');
  const { counts } = (await ask(context, 'GET', '/v1/contacts/operations')).operations.find((one) => one.kind === 'import');
  equal([counts.created, counts.refused], [20, 1], 'created and refused');
  await page.click('text=整体撤销');
  await page.click('.ant-modal-confirm .ant-btn-primary');
  await page.waitForSelector('text=导入已撤销');
  await until(() => found(context, `导入${mark}`), (list) => list.length === 0, 'undone');
});

test('import: where the store always skips duplicates, nothing else is offered', async (page, context) => {
  const store = '/v1/stores/contacts';
  const choice = page.getByRole('combobox', { name: '遇到重复的客户' });
  const { duplicates_on_import } = await ask(context, 'GET', store);
  try {
    await ask(context, 'PATCH', store, { duplicates_on_import: 'warn' });
    await sendFile(page, '客户名称,联系人\n甲,乙\n');
    ok(await choice.isEnabled(), 'the importer decides');
    await choice.click();
    await page.click('.ant-select-item-option:has-text("仍然新建")');
    await page.waitForSelector('fieldset .ant-select:has-text("仍然新建")');
    await ask(context, 'PATCH', store, { duplicates_on_import: 'block' });
    await page.reload();
    await page.waitForSelector('text=一律跳过重复的客户');
    ok(await choice.isDisabled(), 'the store decides');
    await page.waitForSelector('fieldset .ant-select:has-text("跳过，列入报告")');
  } finally {
    await ask(context, 'PATCH', store, { duplicates_on_import });
  }
});

test('import: on a phone the reason of a refused row is read without scrolling', async (page) => {
  await sendFile(page, '客户名称,联系人,手机\n坏号公司,李,12\n');
  await primary(page);
  const rows = page.getByRole('region', { name: '逐条结果' });
  await rows.getByText('格式不对').waitFor();
  await becomes(() => rows.evaluate((box) => box.scrollWidth - box.clientWidth), 0, 'cut off at the side:');
  equal(await rows.locator('td').first().evaluate((cell) => getComputedStyle(cell, '::before').content.replaceAll('"', '') + cell.textContent), '行 2', 'its number');
}, { mobile: true });

test('import: the template has a Chinese name', async (page) => {
  await page.goto(`${base}/import`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("下载模板")')]);
  ok(file.suggestedFilename().includes('模板'), file.suggestedFilename());
});

async function twoChosen(page, mark) {
  await page.goto(`${base}/customers?q=${encodeURIComponent(mark)}`);
  await page.waitForSelector('[aria-rowindex="3"] b');
  await page.click('[aria-rowindex="2"] input[type=checkbox]');
  await page.click('[aria-rowindex="3"] input[type=checkbox]');
}
async function withTwo(context, run) {
  const mark = unique();
  const two = [await make(context, { customer_name: `成批${mark}甲` }), await make(context, { customer_name: `成批${mark}乙` })];
  try {
    await until(() => found(context, `成批${mark}`), (list) => list.length === 2, 'found');
    await run(`成批${mark}`, two.map((one) => one.id));
  } finally {
    for (const one of two) await remove(context, one.id);
  }
}

test('export: chosen customers come as a file from the tray', (page, context) => withTwo(context, async (mark) => {
  const exports = async () => (await ask(context, 'GET', '/v1/contacts/operations')).operations.filter((one) => one.kind === 'export');
  const before = new Set((await exports()).map((one) => one.id));
  await twoChosen(page, mark);
  await page.click('.cu-bulk button:has-text("导出")');
  await page.click('.ant-modal-footer .ant-btn-primary');
  const isNew = (one) => one.state === 'done' && !before.has(one.id);
  const operation = (await until(exports, (list) => list.some(isNew), 'exported')).find(isNew);
  equal(operation.total, 2, 'exported');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`aside a[href*="${operation.id}"]:has-text("下载文件")`)]);
  ok(file.suggestedFilename().endsWith('.xlsx'), file.suggestedFilename());
}));

test('operations: a change of many is listed with what it did, and undone from its page', (page, context) => withTwo(context, async (_, ids) => {
  const departments = () => Promise.all(ids.map(async (id) => (await read(context, id)).department));
  const path = '/v1/contacts/operations';
  const { id } = await ask(context, 'POST', '/v1/customers:bulk_edit', { selection: { ids }, values: { department: '成批部门' } });
  const state = (wanted) => until(() => ask(context, 'GET', `${path}/${id}`), (one) => one.state === wanted, wanted);
  await state('ready');
  await ask(context, 'POST', `${path}/${id}:start`);
  await state('done');
  equal(await departments(), ['成批部门', '成批部门']);
  await page.goto(`${base}/operations`);
  await page.click(`a[href*="${id}"]`);
  await page.waitForSelector('main section h2');
  await page.click('main section button:has-text("撤销")');
  await page.click('.ant-modal-confirm .ant-btn-primary');
  await state('undone');
  equal(await departments(), [null, null]);
}));
