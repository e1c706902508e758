import { base, equal, ok, test } from './browser.mjs';
import { ask, found, make, patch, read, remove, testOfOne, unique } from './customers.mjs';
import { becomes, settled, toast, until } from './waiting.mjs';

const at = (field) => `[data-field="${field}"]`;
const shows = (page, field, text) => page.waitForSelector(`${at(field)}:has-text("${text}")`);
const hasFocus = (page, id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
async function edit(page, field) {
  await page.click(`#edit-${field}`);
  await page.waitForSelector(`${at(field)} input`);
}
async function write(page, field, text, key = 'Enter') {
  await edit(page, field);
  await page.fill(`${at(field)} input`, text);
  await page.press(`${at(field)} input`, key);
}
async function menu(page, entry) {
  await page.click('[aria-label="更多操作"]');
  await page.click(`.ant-dropdown-menu >> text=${entry}`);
}
const undo = (page) => page.click('.ant-message >> text=撤销');

testOfOne('record: Enter saves, the focus returns, undo restores', async (page, context, { id }) => {
  await write(page, 'job_title', '首席架构师');
  await toast(page, '职务已保存');
  await shows(page, 'job_title', '首席架构师');
  await hasFocus(page, 'edit-job_title');
  equal((await read(context, id)).job_title, '首席架构师');
  await undo(page);
  await until(() => read(context, id), (one) => one.job_title === '工程师', 'undone');
  await shows(page, 'job_title', '工程师');
}, { values: { job_title: '工程师' } });

testOfOne('record: Escape restores and sends nothing', async (page, context, { id, version }) => {
  await write(page, 'department', '不该保存', 'Escape');
  await shows(page, 'department', '采购部');
  await hasFocus(page, 'edit-department');
  await settled(page);
  equal((await read(context, id)).version, version);
}, { values: { department: '采购部' } });

testOfOne('record: Tab saves and goes on to the next field', async (page, context, { id }) => {
  await write(page, 'family_name', '欧阳', 'Tab');
  await page.waitForSelector(`${at('given_name')} input`);
  await page.fill(`${at('given_name')} input`, '明');
  await page.press(`${at('given_name')} input`, 'Enter');
  await until(() => read(context, id), (one) => one.family_name === '欧阳' && one.given_name === '明', 'both saved');
});

testOfOne('record: E opens the field that has the focus, a code is chosen by keyboard', async (page, context, { id }) => {
  await page.focus('#edit-gender');
  await page.keyboard.press('e');
  await page.waitForSelector(`${at('gender')} .ant-select-open`);
  await page.keyboard.type('女');
  await page.waitForSelector('.ant-select-item-option-active:has-text("女")');
  await page.keyboard.press('Enter');
  await until(() => read(context, id), (one) => one.gender === 'female', 'gender');
  await hasFocus(page, 'edit-gender');
});

testOfOne('record: digits change tabs, E opens the first field of a tab', async (page) => {
  await page.keyboard.press('3');
  await page.waitForURL(/tab=finance/);
  await page.waitForSelector('#edit-invoice_title');
  await page.keyboard.press('e');
  await page.waitForSelector(`${at('invoice_title')} input`);
});

testOfOne('record: the Enter that ends a composition does not save', async (page) => {
  const sent = [];
  page.on('request', (request) => request.method() === 'PATCH' && request.url().includes('/customers/') && sent.push(request.postDataJSON().job_title));
  await edit(page, 'job_title');
  await page.fill(`${at('job_title')} input`, '拼');
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true })));
  await page.fill(`${at('job_title')} input`, '拼音');
  await page.press(`${at('job_title')} input`, 'Enter');
  await page.waitForSelector('.ant-message >> text=职务已保存');
  equal(sent, ['拼音']);
});

testOfOne('record: what is refused is said at the field, what was typed stays', async (page, context, { id, mobile }) => {
  await write(page, 'mobile', '12');
  await page.waitForSelector(`${at('mobile')} [role=alert]`);
  equal(await page.inputValue(`${at('mobile')} input`), '12');
  await page.press(`${at('mobile')} input`, 'Escape');
  await page.waitForSelector(`${at('mobile')} [role=alert]`, { state: 'detached' });
  equal((await read(context, id)).mobile, mobile);
});

testOfOne('record: two people change one field: both values shown, the chosen one is kept', async (page, context, { id }) => {
  await edit(page, 'department');
  await patch(context, id, { department: '对方填的部门' });
  await page.fill(`${at('department')} input`, '我填的部门');
  await page.press(`${at('department')} input`, 'Enter');
  await page.waitForSelector('text=保存我填写的');
  const both = await page.innerText(at('department'));
  ok(both.includes('对方填的部门') && both.includes('我填的部门'), both);
  equal((await read(context, id)).department, '对方填的部门', 'before the choice');
  await page.click('text=保存我填写的');
  await page.waitForSelector('.ant-message >> text=部门已保存');
  equal((await read(context, id)).department, '我填的部门');
});

testOfOne('record: two people change two fields: both are kept', async (page, context, { id }) => {
  await edit(page, 'department');
  await patch(context, id, { job_title: '别人改的职务' });
  await page.fill(`${at('department')} input`, '我改的部门');
  await page.press(`${at('department')} input`, 'Enter');
  await page.waitForSelector('text=也已保留');
  const { department, job_title } = await read(context, id);
  equal([department, job_title], ['我改的部门', '别人改的职务']);
});

testOfOne('record: rich text by keyboard', async (page, context, { id }) => {
  await page.click('#edit-remarks');
  await page.click(`${at('remarks')} .tiptap`);
  await page.keyboard.type('重点 ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('客户');
  await page.keyboard.press('Control+Enter');
  const { remarks } = await until(() => read(context, id), (one) => one.remarks, 'remarks');
  equal(remarks, '<p>重点 <strong>客户</strong></p>');
}, { tab: 'remarks' });

testOfOne('record: an attachment goes up, comes down, a program is refused, it is deleted', async (page, context, { id }) => {
  const input = `${at('attachments')} input[type=file]`;
  await page.waitForSelector(input, { state: 'attached' });
  await page.setInputFiles(input, { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('你好，这是附件') });
  await page.waitForSelector('[aria-label="下载 说明.txt"]');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[aria-label="下载 说明.txt"]')]);
  equal(file.suggestedFilename(), '说明.txt');
  await page.setInputFiles(input, { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]) });
  await page.waitForSelector(`${at('attachments')} [role=alert]`);
  equal((await read(context, id)).attachments.length, 1);
  await page.click('[aria-label="删除“说明.txt”"]');
  await page.click('.ant-popconfirm .ant-btn-dangerous');
  await until(() => read(context, id), (one) => (one.attachments ?? []).length === 0, 'deleted');
}, { tab: 'remarks' });

testOfOne('record: deleting asks first and can be taken back', async (page, context, { id, customer_name }) => {
  const status = async () => (await context.request.get(`${base}/v1/customers/${id}`)).status();
  await menu(page, '删除客户');
  await page.click('.ant-modal-confirm .ant-btn-dangerous');
  await toast(page, '恢复');
  equal(await status(), 404);
  await page.click('.ant-message >> text=恢复');
  await page.waitForSelector(`h1:has-text("${customer_name}")`);
  equal(await status(), 200);
});

testOfOne('record: a use is denied for one record, and undone', async (page, context, { id }) => {
  await menu(page, '查看与使用权限');
  await page.click('.ant-modal .ant-select:has([aria-label="复制"])');
  await page.click('.ant-select-dropdown:not(.ant-select-dropdown-hidden) >> text=禁止');
  await page.click('.ant-modal-footer .ant-btn-primary');
  await toast(page, '权限已保存');
  equal((await read(context, id)).record_controls?.copy, 'deny');
  await undo(page);
  await until(() => read(context, id), (one) => !one.record_controls?.copy, 'undone');
});

testOfOne('record: the history says who changed what', async (page, context, { id }) => {
  await patch(context, id, { job_title: '历史里的职务' });
  await page.reload();
  await page.waitForSelector('text=修改了资料');
  await page.waitForSelector('main >> text=历史里的职务 >> nth=0');
}, { tab: 'history' });

async function openCreate(page) {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await page.keyboard.press('n');
  await page.waitForSelector('#new-customer_name');
}
const create = (page) => page.click('.ant-drawer-footer .ant-btn-primary');

test('create: a duplicate is shown while typing and stops, the draft outlives a reload', async (page, context) => {
  const other = await make(context);
  const name = `新客户${unique()}`;
  try {
    await openCreate(page);
    await page.fill('#new-customer_name', name);
    await page.fill('#new-contact_name', '赵钱');
    await page.fill('#new-mobile', other.mobile);
    await page.waitForSelector('text=已有相同的客户');
    await create(page);
    await page.waitForSelector('text=没有创建');
    equal(await found(context, name), []);
    await openCreate(page);
    await becomes(() => page.inputValue('#new-customer_name'), name);
    await page.fill('#new-mobile', `137${unique()}`);
    await page.waitForSelector('text=已有相同的客户', { state: 'detached' });
    await create(page);
    await page.waitForURL(/customers\/[0-9a-f-]{30,}/);
    await page.waitForSelector(`h1:has-text("${name}")`);
  } finally {
    for (const { id } of [other, ...(await found(context, name))]) await remove(context, id);
  }
});

test('create: of all fields, the first that is refused gets the focus, whatever tab it is on', async (page, context) => {
  await openCreate(page);
  await page.fill('#new-customer_name', `新客户${unique()}`);
  await page.fill('#new-contact_name', '孙李');
  await page.click('text=填写全部资料');
  await page.click('.ant-drawer nav >> text=财务信息');
  await page.fill('#new-tax_id', '12');
  await page.click('.ant-drawer nav >> text=备注');
  await create(page);
  await page.waitForSelector('#new-tax_id-problem');
  await hasFocus(page, 'new-tax_id');
  await page.fill('#new-tax_id', '');
  await create(page);
  await page.waitForURL(/customers\/[0-9a-f-]{30,}/);
  await ask(context, 'DELETE', `/v1/customers/${page.url().match(/customers\/([0-9a-f-]+)/)[1]}`);
});
