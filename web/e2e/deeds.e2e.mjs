// What one does with a customer beside its fields: photo, files, neighbours, assigning, access.
import { base, equal, ok, test } from './browser.mjs';
import { ask, found, make, patch, read, remove, testOfOne, unique } from './customers.mjs';
import { PNG, memberSelect } from './fields-dialogs.mjs';
import { POPUP, at } from './fields-editors.mjs';
import { beside, idOf, nameOf, reader, salesman } from './people.mjs';
import { becomes, settled, toast, until } from './waiting.mjs';

const MODAL = '.ant-modal';
const primary = (page) => page.click(`${MODAL} .ant-modal-footer .ant-btn-primary`);
const undo = (page) => page.click('.ant-message >> text=撤销');
async function menu(page, entry) {
  await page.waitForSelector(MODAL, { state: 'detached' });
  await page.click('[aria-label="更多操作"]');
  await page.click(`.ant-dropdown-menu >> text=${entry}`);
  await page.waitForSelector(`${MODAL} .ant-modal-footer`);
  await settled(page); // a click on what still grows may miss
}
async function choose(page, select, text) {
  await page.click(select);
  await page.waitForSelector(POPUP);
  await page.keyboard.insertText(text);
  await page.locator(`${POPUP} .ant-select-item-option:has-text("${text}")`).first().click();
}

testOfOne('deed: a photo is added, seen in the head, replaced, taken away', async (page, context, { id }) => {
  const input = `${at('photo')} input[type=file]`;
  const file = (name) => ({ name, mimeType: 'image/png', buffer: PNG });
  await page.setInputFiles(input, file('red.png'));
  await page.waitForFunction((field) => [...document.querySelectorAll(`header img, ${field} img`)].filter((image) => image.naturalWidth > 0).length === 2, at('photo'));
  const first = (await read(context, id)).photo.id;
  await page.setInputFiles(input, file('red-again.png'));
  await until(() => read(context, id), (one) => one.photo?.id !== first, 'replaced');
  await page.click(`${at('photo')} button:has-text("移除")`);
  await until(() => read(context, id), (one) => !one.photo, 'removed');
  await page.waitForSelector(`${at('photo')} img`, { state: 'detached' });
});

testOfOne('deed: a file is downloaded; where copying is denied nobody is offered it', async (page, context, { id }) => {
  const text = '第一行\n第二行';
  await page.setInputFiles(`${at('attachments')} input[type=file]`, { name: '会议纪要.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`${at('attachments')} [aria-label="下载 会议纪要.txt"]`)]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  equal(Buffer.concat(chunks).toString(), text);
  await ask(context, 'POST', `/v1/customers/${id}:set_access`, { record_controls: { copy: 'deny' } });
  await page.reload();
  await page.waitForSelector(`${at('attachments')}:has-text("不允许下载")`);
  equal(await page.locator(`${at('attachments')} a`).count(), 0, 'links');
}, { tab: 'remarks' });

test('deed: previous and next follow the list one came from', async (page, context) => {
  const mark = `相邻${unique()}`;
  const all = [];
  for (const letter of ['甲', '乙', '丙']) all.push(await make(context, { customer_name: `${mark}${letter}` }));
  try {
    await until(() => found(context, mark), (list) => list.length === 3, 'found');
    await page.goto(`${base}/customers?q=${encodeURIComponent(mark)}`);
    await page.waitForSelector('[aria-rowindex="4"] b');
    const order = await page.locator('.dg-r b').allTextContents();
    const heading = (n) => page.waitForSelector(`h1:has-text("${order[n]}")`);
    await page.click('[aria-rowindex="2"] b');
    await heading(0);
    await becomes(() => page.isDisabled('[aria-label="上一位客户"]'), true, 'nothing before the first:');
    await page.click('[aria-label="下一位客户"]');
    await heading(1);
    await page.keyboard.press('3');
    await page.waitForURL(/tab=finance/);
    await page.keyboard.press('j');
    await heading(2);
    ok(page.url().includes('tab=finance'), 'the tab stays');
    await becomes(() => page.isDisabled('[aria-label="下一位客户"]'), true, 'nothing after the last:');
    await page.keyboard.press('k');
    await heading(1);
    await page.click('[aria-label="返回列表"]');
    await page.waitForURL(/\/customers\?q=/);
  } finally {
    for (const { id } of all) await remove(context, id);
  }
});

if (salesman) {
  testOfOne('deed: a customer is given to another, and taken back', async (page, context, { id, owner_id }) => {
    await menu(page, '分配客户');
    await choose(page, `${MODAL} .ant-select`, nameOf(salesman));
    await page.fill(`${MODAL} label:has-text("原因") input`, '休假');
    await primary(page);
    await toast(page, `已分配给${nameOf(salesman)}`);
    equal((await read(context, id)).owner_id, idOf(salesman));
    const [{ reason }] = (await ask(context, 'GET', `/v1/customers/${id}/changes`)).changes;
    equal(reason, '休假');
    await undo(page);
    await until(() => read(context, id), (one) => one.owner_id === owner_id, 'taken back');
  });

  testOfOne('deed: one more person beside the owner, who then sees the customer', async (page, context, { id, owner_id, customer_name }) => {
    await beside(context, salesman, async (_, other) => equal((await other.request.get(`${base}/v1/customers/${id}`)).status(), 404, 'before'));
    await menu(page, '分配客户');
    await page.click(`${MODAL} .ant-segmented-item:has-text("增加")`);
    await choose(page, `${MODAL} .ant-select`, nameOf(salesman));
    await primary(page);
    await page.waitForSelector(`.ant-message >> text=已增加${nameOf(salesman)}`);
    const now = await read(context, id);
    equal([now.owner_id, now.collaborators[0].person_id], [owner_id, idOf(salesman)]);
    await beside(context, salesman, async (his) => {
      await his.goto(`${base}/customers/${id}`);
      await his.waitForSelector(`h1:has-text("${customer_name}")`);
    });
  });
}

testOfOne('deed: opening to all, readers, authors, and closing again', async (page, context, { id }) => {
  const segment = async (text) => {
    await page.click(`${MODAL} .ant-segmented-item:has-text("${text}")`);
    await page.waitForSelector(`${MODAL} .ant-segmented-item-selected:has-text("${text}")`);
  };
  await menu(page, '查看与使用权限');
  await segment('公开给本库读者');
  await choose(page, memberSelect('允许修改人'), '华南销售部');
  await primary(page);
  await page.waitForSelector('.ant-message >> text=权限已保存');
  const opened = await read(context, id);
  equal([opened.visibility, opened.authors.map((one) => one.kind)], ['open', ['department']]);
  await page.waitForSelector('header >> text=限定查看', { state: 'detached' });
  await menu(page, '查看与使用权限');
  await choose(page, memberSelect('允许查看人'), '市场部');
  await page.waitForSelector(`${MODAL} .ant-segmented-item-selected:has-text("仅限指定人员")`);
  await primary(page);
  await page.waitForSelector(`${MODAL}`, { state: 'detached' });
  await page.waitForSelector('header >> text=限定查看');
  await menu(page, '查看与使用权限');
  await segment('公开给本库读者');
  await page.waitForSelector('text=改为公开会清空允许查看人');
  await primary(page);
  const again = await until(() => read(context, id), (one) => one.visibility === 'open', 'open again');
  equal(again.reader_list ?? [], []);
});

if (reader) {
  testOfOne('deed: a reader who is named sees it and cannot change it', async (page, context, { id, customer_name }) => {
    await beside(context, reader, async (his, other) => {
      await his.goto(`${base}/customers/${id}`);
      await his.waitForSelector('text=没有这位客户，或您不能查看');
      await menu(page, '查看与使用权限');
      await choose(page, memberSelect('允许查看人'), nameOf(reader));
      await primary(page);
      await until(() => other.request.get(`${base}/v1/customers/${id}`).then((answer) => answer.status()), (status) => status === 200, 'readable');
      await his.reload();
      await his.waitForSelector(`h1:has-text("${customer_name}")`);
      await his.waitForSelector('[data-field]');
      await settled(his);
      equal(await his.locator('[id^=edit-]').count(), 0, 'pens');
    });
    await patch(context, id, { job_title: '未动' });
  });
}
