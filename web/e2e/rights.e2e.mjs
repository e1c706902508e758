// The same screens as people who may less.
import { base, equal, ok, test } from './browser.mjs';
import { ask, found, make, read, remove, unique } from './customers.mjs';
import { beside, depositor, idOf, nobody, reader, salesman } from './people.mjs';
import { settled, until } from './waiting.mjs';

const nav = (page) => page.locator('.side nav .nav').allInnerTexts();
/** Once the page rests: what is not there then is not offered. */
const count = async (page, what) => {
  await settled(page);
  return page.locator(what).count();
};

test('rights: a reader reads, and is offered nothing that he may not', (page, context) => beside(context, undefined, async (_, admin) => {
  const named = await make(admin);
  try {
    await ask(admin, 'POST', `/v1/customers/${named.id}:set_access`, { reader_list: [{ kind: 'person', id: idOf(reader) }] });
    await page.goto(`${base}/customers`);
    await page.waitForSelector('.dg-r b');
    equal(await count(page, 'button:has-text("新建客户"), [aria-label="新建客户"]'), 0, 'create');
    await page.keyboard.press('n');
    equal(await count(page, '#new-customer_name'), 0, 'create by key');
    ok(!(await nav(page)).includes('导入'), 'import in the menu');
    await page.goto(`${base}/import`);
    await page.waitForSelector('main:has-text("权限")');
    equal(await count(page, 'main input[type=file]'), 0, 'a place for files');
    await page.goto(`${base}/customers/${named.id}`);
    await page.waitForSelector('[data-field]');
    equal(await count(page, '[id^=edit-]'), 0, 'pens');
    await page.click('[aria-label="更多操作"]');
    for (const entry of ['分配客户', '删除客户']) await page.waitForSelector(`.ant-dropdown-menu-item-disabled:has-text("${entry}")`);
  } finally {
    await remove(admin, named.id);
  }
}), { as: reader });

test('rights: a depositor creates and reads nothing, not even what he made', async (page, context) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('text=您可以登记新客户，但不能查看客户资料');
  const name = `热线登记${unique()}`;
  await page.click('main button:has-text("新建客户")');
  await page.fill('#new-customer_name', name);
  await page.fill('#new-contact_name', '来电人');
  await page.click('.ant-drawer-footer .ant-btn-primary');
  await page.waitForSelector('.ant-message >> text=已提交');
  ok(page.url().endsWith('/customers'), page.url());
  equal((await context.request.get(`${base}/v1/customers?q=${encodeURIComponent(name)}`)).status() === 200 ? await found(context, name) : [], []);
  await beside(context, undefined, async (_, admin) => {
    const [made] = await until(() => found(admin, name), (list) => list.length === 1, 'made');
    await page.goto(`${base}/customers/${made.id}`);
    await page.waitForSelector('text=没有这位客户，或您不能查看');
    await remove(admin, made.id);
  });
}, { as: depositor });

test('rights: without access there is a page that says so, and no way round it', async (page) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('text=您没有查看客户资料的权限');
  equal(await count(page, '.dg, button:has-text("新建客户")'), 0, 'list and create');
  equal(await nav(page), [], 'menu');
  await page.keyboard.press('Control+k');
  await page.fill('.pal input', '深圳');
  await page.waitForSelector('.pal >> text=/没有匹配|没有成功/');
  equal(await count(page, '.pal .co-ico'), 0, 'customers in the palette');
}, { as: nobody });

test('rights: a salesman changes his own, and another\'s is not there', async (page, context) => {
  const own = await make(context);
  try {
    await page.goto(`${base}/customers/${own.id}`);
    await page.click('#edit-job_title');
    await page.waitForSelector('[data-field=job_title] input');
    await page.fill('[data-field=job_title] input', '本人修改');
    await page.press('[data-field=job_title] input', 'Enter');
    await until(() => read(context, own.id), (one) => one.job_title === '本人修改', 'saved');
    await beside(context, undefined, async (_, admin) => {
      const foreign = await make(admin);
      await page.goto(`${base}/customers/${foreign.id}`);
      await page.waitForSelector('text=没有这位客户，或您不能查看');
      await page.click('main button:has-text("回到客户列表")');
      await page.waitForSelector('.dg-r b');
      await remove(admin, foreign.id);
    });
    await page.click('[aria-rowindex="2"] input');
    await page.waitForSelector('.cu-bulk');
    equal(await count(page, '.cu-bulk button:has-text("批量修改")'), 0, 'bulk edit');
  } finally {
    await beside(context, undefined, (_, admin) => remove(admin, own.id));
  }
}, { as: salesman });
