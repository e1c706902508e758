import { axe } from './axe.mjs';
import { base, equal, ok, test, WEB } from './browser.mjs';
import { becomes, chord, settled } from './waiting.mjs';

const PAIRS = `${base}/v1/contacts/duplicate-pairs`;
const STORE = `${base}/v1/stores/contacts`;
const CARD = 'main li:has(button)';

const open = async (page, search = '') => {
  await page.goto(`${base}/duplicates${search}`);
  await page.waitForSelector('main h1');
  await settled(page);
};
const listed = async (page, state) => (await (await page.request.get(`${PAIRS}?state=${state}&page_size=200`)).json()).duplicate_pairs;
const reopen = (page, pair) => page.request.post(`${PAIRS}/${pair.id}:reopen`, { headers: WEB });
const dismiss = (page, pair) => page.request.post(`${PAIRS}/${pair.id}:dismiss`, { headers: WEB, data: { note: '看一看' } });

test('duplicates: the menu and its keys open the queue, both sides are shown', async (page) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await chord(page, 'g', 'd');
  await page.waitForURL(/\/duplicates$/);
  await page.waitForSelector(CARD);
  const [pair] = await listed(page, 'open');
  const card = page.locator(CARD).first();
  for (const side of pair.sides) equal(await card.locator(`a[href="/customers/${side.id}"]`).textContent(), side.customer_name);
  await card.locator('a').first().click();
  await page.waitForURL(new RegExp(`/customers/${pair.sides[0].id}`));
});

test('duplicates: a pair is dismissed with a note by keyboard, and the dismissal taken back', async (page) => {
  await open(page);
  const before = await listed(page, 'open');
  const others = (await listed(page, 'dismissed')).length;
  await page.locator(CARD).first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.ant-modal textarea');
  ok(await page.locator('.ant-modal .ant-btn-primary').isDisabled(), 'a dismissal without a reason');
  await page.keyboard.type('同一号码由两位同事共用');
  await page.click('.ant-modal .ant-btn-primary');
  await page.waitForSelector('.ant-modal', { state: 'hidden' });
  await page.waitForFunction((count) => document.querySelectorAll('main li').length === count, before.length - 1);
  const [dismissed] = await listed(page, 'dismissed');
  equal([dismissed.id, dismissed.note], [before[0].id, '同一号码由两位同事共用']);
  await page.click('main nav a:nth-child(2)');
  await page.waitForURL(/state=dismissed/);
  await page.waitForSelector('main q:has-text("同一号码由两位同事共用")');
  await page.click(`${CARD} button`);
  await page.waitForFunction((count) => document.querySelectorAll('main li').length === count, others);
  await becomes(async () => (await listed(page, 'open')).length, before.length, 'open again:');
});

test('duplicates: a pair that somebody else decided meanwhile is told, not overwritten', async (page) => {
  await open(page);
  const [pair] = await listed(page, 'open');
  await page.locator(CARD).first().getByRole('button').click();
  await page.fill('.ant-modal textarea', '理由');
  await dismiss(page, pair);
  await page.click('.ant-modal .ant-btn-primary');
  await page.waitForSelector('.ant-modal [role=alert]');
  await page.click('.ant-modal .ant-btn:not(.ant-btn-primary)');
  equal((await listed(page, 'dismissed')).find((one) => one.id === pair.id).note, '看一看');
  await reopen(page, pair);
});

test('duplicates: settings of the store are changed by its Manager', async (page) => {
  const before = await (await page.request.get(STORE)).json();
  await open(page);
  await page.click('.page-head button');
  await page.waitForSelector('.ant-modal .ant-segmented');
  ok(await page.locator('.ant-modal .ant-btn-primary').isDisabled(), 'nothing was changed');
  await page.click('.ant-modal .ant-segmented-item:has-text("不提示")');
  await page.click('.ant-modal .ant-btn-primary');
  await page.waitForSelector('.ant-modal', { state: 'hidden' });
  const now = await (await page.request.get(STORE)).json();
  equal([now.hidden_duplicates, now.duplicates_on_create], ['silent', before.duplicates_on_create]);
  await page.request.patch(STORE, { headers: WEB, data: { hidden_duplicates: before.hidden_duplicates } });
});

test('duplicates: nothing, a failure and no permission each say so', async (page) => {
  await page.route('**/v1/contacts/duplicate-pairs*', (route) => route.fulfill({ json: { duplicate_pairs: [], next_page_token: '', about: null } }));
  await open(page);
  await page.waitForSelector('main p:has-text("没有待处理的重复线索")');
  await page.unroute('**/v1/contacts/duplicate-pairs*');
  await page.route('**/v1/contacts/duplicate-pairs*', (route) => route.fulfill({ status: 500, json: { reason: 'INTERNAL' } }));
  await page.reload();
  await page.waitForSelector('main [role=alert] button');
  await page.unroute('**/v1/contacts/duplicate-pairs*');
  await page.click('main [role=alert] button');
  await page.waitForSelector(CARD);
  await page.route('**/v1/me', async (route) => {
    const answer = await route.fetch();
    const me = await answer.json();
    await route.fulfill({ response: answer, json: { ...me, operations: { ...me.operations, review_duplicates: false } } });
  });
  await page.reload();
  await page.waitForSelector('main p:has-text("只有客户资料库的管理者"), main div:has-text("只有客户资料库的管理者")');
  equal(await page.locator('a[href="/duplicates"]').count(), 0);
});

test('duplicates: of a hidden customer the owner is shown and no link', async (page) => {
  await page.route('**/v1/contacts/duplicate-pairs*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const nothing = { readable: false, customer_name: null, contact_name: null, company_name: null, customer_code: null };
    for (const pair of body.duplicate_pairs) Object.assign(pair.sides[1], nothing);
    await route.fulfill({ response: answer, json: body });
  });
  await open(page);
  const card = page.locator(CARD).first();
  await card.waitFor();
  equal(await card.locator('a').count(), 1);
  ok((await card.textContent()).includes('一条您无权查看的客户'), 'says that it is hidden');
});

test('duplicates: the phone shows it without scrolling sideways', async (page) => {
  await open(page);
  ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), 'width');
  const box = await page.locator(CARD).first().getByRole('button').boundingBox();
  ok(box.height >= 44, 'a button for fingers');
}, { mobile: true });

axe('duplicates', '/duplicates', (page) => page.waitForSelector(CARD));
axe('duplicates, dismiss', '/duplicates', async (page) => {
  await page.click(`${CARD} button`);
  await page.waitForSelector('.ant-modal textarea');
});
axe('duplicates, settings', '/duplicates', async (page) => {
  await page.click('.page-head button');
  await page.waitForSelector('.ant-modal .ant-segmented');
});
axe('duplicates, who was told', '/duplicates?state=told', (page) => page.waitForSelector('main table, main p'));
axe('phone duplicates', '/duplicates', (page) => page.waitForSelector(CARD), { mobile: true });
