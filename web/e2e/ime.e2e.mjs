// Chinese as it is typed: by an input method that composes. Nothing is sent, searched or closed before the words are there.
import { base, equal, ok, test } from './browser.mjs';
import { read, testOfOne, unique } from './customers.mjs';
import { at, openEditor } from './fields-editors.mjs';
import { becomes, longerThan, settled, until } from './waiting.mjs';

/** What an input method does: letters that change, keys that are its own, then the words. */
async function composer(page, context) {
  const devtools = await context.newCDPSession(page);
  const key = (name, code) => page.evaluate(([wanted, number]) => {
    for (const type of ['keydown', 'keyup']) document.activeElement.dispatchEvent(new KeyboardEvent(type, { key: wanted, keyCode: number, which: number, isComposing: true, bubbles: true, cancelable: true }));
  }, [name, code]);
  return {
    compose: async (text) => {
      for (let end = 1; end <= text.length; end += 1) await devtools.send('Input.imeSetComposition', { text: text.slice(0, end), selectionStart: end, selectionEnd: end });
    },
    /** Keys that belong to the input method while it composes: they must not reach the page's shortcuts. */
    own: async () => {
      for (const [name, code] of [['Enter', 229], ['Escape', 229], ['Tab', 229], ['ArrowDown', 229]]) await key(name, code);
    },
    end: (text) => devtools.send('Input.insertText', { text }),
  };
}
const patches = (page) => {
  const seen = [];
  page.on('request', (request) => ['PATCH', 'POST'].includes(request.method()) && request.url().includes('/v1/customers') && !request.url().includes('check_duplicates') && seen.push(request.method()));
  return seen;
};

for (const [field, tab, control, save] of [['job_title', 'basic', 'input', 'Enter'], ['family_notes', 'basic', 'textarea', 'Control+Enter'], ['next_action', 'status', 'input', 'Enter']]) {
  testOfOne(`ime: ${field} is composed in the middle of its text, then saved once`, async (page, context, { id }) => {
    const sent = patches(page);
    await openEditor(page, field);
    const ime = await composer(page, context);
    await page.keyboard.insertText('前后');
    await page.keyboard.press('ArrowLeft');
    await ime.compose('zhongjian');
    await ime.own();
    await settled(page);
    equal(sent, [], 'while composing');
    ok(await page.isVisible(`${at(field)} ${control}`), 'the editor stays');
    await ime.end('中间');
    await becomes(() => page.inputValue(`${at(field)} ${control}`), '前中间后');
    await page.keyboard.press(save);
    await until(() => read(context, id), (one) => one[field] === '前中间后', 'saved');
    equal(sent, ['PATCH'], 'once');
  }, { tab });
}

testOfOne('ime: rich text is composed and saved whole', async (page, context, { id }) => {
  const sent = patches(page);
  await page.click('#edit-remarks');
  await page.click(`${at('remarks')} .tiptap`);
  const ime = await composer(page, context);
  await ime.compose('zhongyao');
  await ime.own();
  await settled(page);
  equal(sent, [], 'while composing');
  await ime.end('重要');
  await ime.compose('kehu');
  await ime.end('客户');
  await page.keyboard.press('Control+Enter');
  await until(() => read(context, id), (one) => one.remarks === '<p>重要客户</p>', 'saved');
}, { tab: 'remarks' });

testOfOne('ime: a code is found while its name is composed', async (page, context, { id }) => {
  await openEditor(page, 'country');
  const ime = await composer(page, context);
  await ime.compose('riben');
  await ime.own();
  await settled(page);
  ok(await page.isVisible(`${at('country')} input`), 'the editor stays');
  await ime.end('日本');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: /^日本$/ }).click();
  await until(() => read(context, id), (one) => one.country === 'JP', 'chosen');
});

testOfOne('ime: likes are composed; the Enter of the input method makes no tag', async (page, context, { id }) => {
  await openEditor(page, 'hobbies');
  const ime = await composer(page, context);
  await ime.compose('yumaoqiu');
  await ime.own();
  await settled(page);
  equal(await page.locator(`${at('hobbies')} .ant-select-selection-item`).count(), 0, 'tags while composing');
  await ime.end('羽毛球');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await until(() => read(context, id), (one) => (one.hobbies ?? []).join() === '羽毛球', 'saved');
}, { tab: 'remarks' });

test('ime: the palette neither opens nor closes while one composes', async (page, context) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.matches('.pal input'));
  const ime = await composer(page, context);
  await ime.compose('shenzhen');
  await ime.own();
  await longerThan(page, 300);
  ok(page.url().endsWith('/customers'), page.url());
  ok(await page.isVisible('.pal input'), 'the palette stays');
  await ime.end('深圳');
  await becomes(() => page.inputValue('.pal input'), '深圳');
  await page.waitForSelector('.pal .co-ico');
});

test('ime: a name is composed in the form; its Enter creates nothing', async (page, context) => {
  const sent = patches(page);
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await page.keyboard.press('n');
  await page.waitForSelector('#new-customer_name');
  await page.fill('#new-contact_name', `吴${unique()}`);
  await page.focus('#new-customer_name');
  const ime = await composer(page, context);
  await ime.compose('xinghe');
  await ime.own();
  await longerThan(page, 300);
  equal(sent, [], 'while composing');
  ok(await page.isVisible('#new-customer_name'), 'the form stays');
  await ime.end('星河');
  await becomes(() => page.inputValue('#new-customer_name'), '星河');
});
