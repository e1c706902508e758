// Editors that are more than a line of text: places, industries, money, dates, lists.
import { equal, ok } from './browser.mjs';
import { read, testOfOne } from './customers.mjs';
import { POPUP, at, openEditor, writePartialDate } from './fields-editors.mjs';
import { becomes, settled, until } from './waiting.mjs';

const option = (page, text) => page.locator(`${POPUP} .ant-select-item-option`).filter({ hasText: new RegExp(`^${text}$`) });
const offers = (page, text) => page.waitForSelector(`${POPUP} .ant-select-item-option:has-text("${text}")`);
async function choose(page, field, text) {
  await openEditor(page, field);
  await page.keyboard.insertText(text);
  await option(page, text).click();
}
const kept = (context, id, holds, what) => until(() => read(context, id), holds, what);
const saveButton = (field) => `${at(field)} .ant-btn-primary`;

testOfOne('editor: a city belongs to its province, and goes with it', async (page, context, { id }) => {
  await choose(page, 'province', '广东省');
  await kept(context, id, (one) => one.province === '440000', 'province');
  await openEditor(page, 'city');
  await offers(page, '广州市');
  equal(await page.locator(`${POPUP} .ant-select-item-option:has-text("南京市")`).count(), 0, 'cities of another province');
  await page.keyboard.insertText('深圳市');
  await option(page, '深圳市').click();
  await kept(context, id, (one) => one.city === '440300', 'city');
  await choose(page, 'province', '江苏省');
  const moved = await kept(context, id, (one) => one.province === '320000', 'another province');
  equal(moved.city, null, 'the city of the province before');
});

testOfOne('editor: an industry is found in the tree by a word, and by opening its section', async (page, context, { id }) => {
  await openEditor(page, 'industry');
  await page.keyboard.insertText('软件和信息技术');
  await page.locator(`${POPUP} .ant-select-tree-title:has-text("软件和信息技术服务业")`).first().click();
  const first = (await kept(context, id, (one) => one.industry, 'industry')).industry;
  await openEditor(page, 'industry');
  await page.waitForSelector(`${POPUP} .ant-select-tree-treenode-selected:has-text("软件和信息技术服务业")`);
  await page.locator(`${POPUP} .ant-select-tree-switcher_close`).first().click();
  await settled(page);
  const below = page.locator(`${POPUP} .ant-select-tree-treenode:has(.ant-select-tree-indent-unit) .ant-select-tree-title`).first();
  const name = await below.innerText();
  await below.click();
  await kept(context, id, (one) => one.industry !== first, 'another industry');
  await page.waitForSelector(`${at('industry')}:has-text("${name}")`);
}, { tab: 'company' });

testOfOne('editor: money in another currency; a part that it does not have is refused, what was typed stays', async (page, context, { id }) => {
  const amount = `${at('annual_revenue')} input[inputmode=decimal]`;
  await openEditor(page, 'annual_revenue');
  await page.fill(amount, '1,234.5');
  const currency = async (code) => {
    await page.click(`${at('annual_revenue')} .ant-select`);
    await page.keyboard.insertText(code);
    await page.locator(`${POPUP} .ant-select-item-option:has-text("${code}")`).first().click();
  };
  await currency('USD');
  await page.press(amount, 'Enter');
  await kept(context, id, (one) => one.annual_revenue?.amount === 123_450 && one.annual_revenue.currency === 'USD', 'dollars');
  await openEditor(page, 'annual_revenue');
  await currency('JPY');
  await page.press(amount, 'Enter');
  await page.waitForSelector(`${at('annual_revenue')} [role=alert]`);
  equal((await read(context, id)).annual_revenue.currency, 'USD', 'before it is right');
  await page.fill(amount, '1200');
  await page.press(amount, 'Enter');
  await kept(context, id, (one) => one.annual_revenue.amount === 1200 && one.annual_revenue.currency === 'JPY', 'yen');
}, { tab: 'finance' });

testOfOne('editor: a figure with words is refused, never guessed', async (page, context, { id, version }) => {
  const amount = `${at('registered_capital')} input[inputmode=decimal]`;
  await openEditor(page, 'registered_capital');
  await page.fill(amount, '500万');
  await page.press(amount, 'Enter');
  await page.waitForSelector(`${at('registered_capital')} [role=alert]`);
  equal(await page.inputValue(amount), '500万');
  equal((await read(context, id)).version, version);
}, { tab: 'finance' });

testOfOne('editor: a lunar birthday in a leap month, the calendar chosen with it', async (page, context, { id }) => {
  await openEditor(page, 'birthday');
  await page.click(`${at('birthday')} .ant-segmented-item:has-text("农历")`);
  await writePartialDate(page, at('birthday'), '2020-04L-12');
  await page.click(saveButton('birthday'));
  const one = await kept(context, id, (now) => now.birthday === '2020-04L-12', 'birthday');
  equal(one.birthday_calendar, 'chinese_lunar');
  await page.waitForSelector(`${at('birthday')}:has-text("闰")`);
});

testOfOne('editor: a birthday without a year is one, half a day is none', async (page, context, { id, version }) => {
  await openEditor(page, 'birthday');
  await page.click(`${at('birthday')} .ant-select:has([aria-label$="月"])`);
  await option(page, '5').click();
  await page.click(saveButton('birthday'));
  await page.waitForSelector(`${at('birthday')} [role=alert]`);
  await page.waitForSelector(POPUP, { state: 'detached' });
  equal((await read(context, id)).version, version);
  await page.click(`${at('birthday')} .ant-select:has([aria-label$="日"])`);
  await page.keyboard.insertText('12');
  await option(page, '12').click();
  await page.click(saveButton('birthday'));
  await kept(context, id, (one) => one.birthday === '05-12', 'birthday');
});

testOfOne('editor: children are added and taken away, line by line', async (page, context, { id }) => {
  const row = (n) => `${at('children')} [role=group][aria-label$=" ${n}"]`;
  const add = `${at('children')} button:has-text("添加")`;
  await openEditor(page, 'children');
  await page.fill(`${row(1)} input[type=text]`, '小明');
  await page.click(add);
  await page.fill(`${row(2)} input[type=text]`, '小红');
  await writePartialDate(page, row(2), '2015-05-12');
  await page.click(saveButton('children'));
  const names = (one) => (one.children ?? []).map((child) => child.name).join();
  await kept(context, id, (one) => names(one) === '小明,小红', 'two children');
  await openEditor(page, 'children');
  await page.click(`${row(1)} [aria-label="移除 1"]`);
  await page.click(saveButton('children'));
  const { children } = await kept(context, id, (one) => names(one) === '小红', 'one child');
  equal(children[0].birth_date, '2015-05-12');
  await openEditor(page, 'children');
  for (let i = 0; i < 9; i += 1) await page.click(add);
  await becomes(() => page.locator(add).isDisabled(), true, 'ten are the most:');
  await page.keyboard.press('Escape');
});

testOfOne('editor: the day of the next step is picked from the calendar, and taken away again', async (page, context, { id }) => {
  await openEditor(page, 'next_action_at');
  await page.click('.ant-picker-dropdown .ant-picker-header-next-btn');
  await page.click('.ant-picker-dropdown .ant-picker-cell-in-view:has-text("15")');
  await page.click('.ant-picker-dropdown .ant-picker-ok button');
  const { next_action_at } = await kept(context, id, (one) => one.next_action_at, 'next step');
  const day = new Date(next_action_at);
  ok(day > new Date() && new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: 'Asia/Shanghai' }).format(day) === '15', next_action_at);
  await page.waitForSelector(`${at('next_action_at')}:has-text("15")`);
  await openEditor(page, 'next_action_at');
  await page.hover(`${at('next_action_at')} .ant-picker`);
  await page.click(`${at('next_action_at')} .ant-picker-clear`);
  await kept(context, id, (one) => !one.next_action_at, 'no next step');
}, { tab: 'status' });

testOfOne('editor: likes are typed one after another, twenty at most', async (page, context, { id }) => {
  await openEditor(page, 'hobbies');
  for (const word of ['茶', '羽毛球']) {
    await page.keyboard.insertText(word);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await kept(context, id, (one) => (one.hobbies ?? []).join() === '茶,羽毛球', 'two');
  await openEditor(page, 'hobbies');
  await page.keyboard.insertText(Array.from({ length: 20 }, (_, i) => `第${i}项`).join('、'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(`${at('hobbies')} [role=alert]`);
  equal((await read(context, id)).hobbies, ['茶', '羽毛球']);
}, { tab: 'remarks' });
