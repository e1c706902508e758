// The main path on a phone, 390 wide: find, read, call, change, create, import; nothing runs over the edge.
import { base, equal, ok, test } from './browser.mjs';
import { ask, found, make, read, remove, testOfOne, unique } from './customers.mjs';
import { POPUP, at } from './fields-editors.mjs';
import { idOf, nameOf, salesman } from './people.mjs';
import { settled, until } from './waiting.mjs';

const phone = { mobile: true };
const fits = async (page, where) => {
  await settled(page);
  equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, where);
};
const touchable = (page, what) => page.locator(what).first().evaluate((node) => Math.min(node.offsetWidth, node.offsetHeight));

test('phone: a customer is searched, opened, read tab by tab, and one comes back to the search', async (page, context) => {
  const one = await make(context, { customer_name: `掌上${unique()}` });
  try {
    await until(() => found(context, one.customer_name), (list) => list.length === 1, 'found');
    await page.goto(`${base}/customers`);
    await page.waitForSelector('.cu-card');
    await page.tap('header .search');
    await page.fill('.pal input', one.customer_name);
    await page.waitForSelector(`.pal :text("${one.customer_name}")`);
    await fits(page, 'palette');
    await page.locator('.pal [role=option]:has(.co-ico)').filter({ hasText: one.customer_name }).tap();
    await page.waitForSelector(`h1:has-text("${one.customer_name}")`);
    const tabs = await page.locator('[role=tab]').count();
    equal(tabs, 8);
    for (let i = 0; i < tabs; i += 1) {
      await page.locator('[role=tab]').nth(i).tap();
      await page.waitForSelector('[role=tabpanel] [data-field]');
      await fits(page, `tab ${i + 1}`);
      equal(await page.locator('main footer').evaluate((node) => Math.round(node.getBoundingClientRect().bottom)), await page.evaluate(() => innerHeight), 'what one does stands at the bottom');
    }
    ok((await touchable(page, '[aria-label="返回列表"]')) >= 24, 'the way back can be touched');
    await page.tap('[aria-label="返回列表"]');
    await page.waitForSelector('.cu-card');
  } finally {
    await remove(context, one.id);
  }
}, phone);

testOfOne('phone: a field is changed, a code chosen, numbers can be called', async (page, context, { id, mobile }) => {
  await page.tap('#edit-job_title');
  await page.waitForSelector(`${at('job_title')} input`);
  await fits(page, 'editing');
  await page.fill(`${at('job_title')} input`, '掌上修改');
  await page.press(`${at('job_title')} input`, 'Enter');
  await until(() => read(context, id), (one) => one.job_title === '掌上修改', 'text');
  await page.tap('#edit-gender');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: /^女$/ }).tap();
  await until(() => read(context, id), (one) => one.gender === 'female', 'code');
  await fits(page, 'chosen');
  ok((await page.locator(`a[href="tel:${mobile}"]`).count()) > 0, 'a number to call');
}, phone);

if (salesman) {
  testOfOne('phone: a customer is given to another, by touch', async (page, context, { id }) => {
    await page.tap('[aria-label="更多操作"]');
    await page.locator('.ant-dropdown-menu >> text=分配客户').tap();
    await page.waitForSelector('.ant-modal .ant-modal-footer');
    await page.tap('.ant-modal .ant-select');
    await page.waitForSelector(POPUP);
    await fits(page, 'choices');
    await page.keyboard.insertText(nameOf(salesman));
    await page.locator(`${POPUP} .ant-select-item-option:has-text("${nameOf(salesman)}")`).first().tap();
    await page.locator('.ant-modal .ant-modal-footer .ant-btn-primary').tap();
    await until(() => read(context, id), (one) => one.owner_id === idOf(salesman), 'owner');
  }, phone);
}

test('phone: a customer is created', async (page, context) => {
  const name = `掌上新建${unique()}`;
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.cu-card');
  await page.locator('main button:has-text("新建客户")').tap();
  await page.waitForSelector('#new-customer_name');
  await fits(page, 'form');
  await page.fill('#new-customer_name', name);
  await page.fill('#new-contact_name', '周吴');
  await page.locator('.ant-drawer-footer .ant-btn-primary').tap();
  await page.waitForURL(/customers\/[0-9a-f-]{30,}/);
  await page.waitForSelector(`h1:has-text("${name}")`);
  await ask(context, 'DELETE', `/v1/customers/${page.url().match(/customers\/([0-9a-f-]+)/)[1]}`);
}, phone);

for (const [name, address, shown] of [['import', '/import', 'input[type=file]'], ['operations', '/operations', 'main h1']]) {
  test(`phone: ${name} fits`, async (page) => {
    await page.goto(base + address);
    await page.waitForSelector(shown, { state: 'attached' });
    await fits(page, name);
  }, phone);
}
