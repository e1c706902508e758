// The editor of each kind of field: how one knows it, how a person writes in it.
import { ok } from './browser.mjs';

export const at = (field) => `[data-field="${field}"]`;
const POPUP = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';
const inside = (line, what) => `${at(line.name)} ${what}`;

export const opened = (page, { name }) => openEditor(page, name);
/** The editor of a field, once it has the focus: it is fetched at its first use. */
export async function openEditor(page, field) {
  await page.click(`#edit-${field}`);
  await page.waitForFunction((box) => document.querySelector(box)?.contains(document.activeElement) && document.activeElement.matches('input, textarea, [contenteditable=true]'), at(field));
}
const has = async (page, line, what) => ok((await page.locator(inside(line, what)).count()) > 0, `no ${what} in the editor`);

const typed = (type, key = 'Enter', control = `input[type=${type}]`) => ({
  is: (page, line) => has(page, line, control),
  type: async (page, line, text) => {
    await page.fill(inside(line, control), String(text));
    await page.press(inside(line, control), key);
  },
});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const option = (page, text) => page.locator(`${POPUP} .ant-select-item-option`).filter({ hasText: new RegExp(`^${escaped(text)}`) }).first();

/** Types in the open list and says what is offered then. */
async function search(page, text) {
  await page.keyboard.insertText(text);
  await page.waitForSelector(POPUP);
}
async function nothingFor(page, text) {
  await search(page, String(text));
  await page.waitForSelector(`${POPUP} .ant-select-item-empty, ${POPUP} .ant-empty, ${POPUP} :text("\u6ca1\u6709\u5339\u914d\u7684\u7ed3\u679c")`);
  await page.keyboard.press('Enter');
}
const choice = {
  is: (page, line) => has(page, line, '.ant-select [role=combobox]'),
  offers: (page, line, text) => nothingFor(page, text),
  type: async (page, line, text) => {
    await search(page, text);
    await option(page, text).click();
  },
};
const tree = {
  ...choice,
  type: async (page, line, text) => {
    await search(page, text);
    await page.locator(`${POPUP} .ant-select-tree-title`).filter({ hasText: new RegExp(`^${escaped(text)}$`) }).click();
  },
};
const several = {
  is: (page, line) => has(page, line, '.ant-select-multiple [role=combobox]'),
  offers: (page, line, texts) => nothingFor(page, texts[0]),
  type: async (page, line, texts) => {
    for (const text of texts) {
      await search(page, text);
      await option(page, text).click();
      await page.waitForSelector(inside(line, `.ant-select-selection-item:has-text("${text}"), .ant-select-content :text("${text}")`));
    }
    await page.keyboard.press('Control+Enter');
  },
};
const tags = {
  is: (page, line) => has(page, line, '.ant-select-multiple [role=combobox], .ant-select-multiple input'),
  type: async (page, line, text) => {
    await page.click(inside(line, 'input'));
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
  },
};
const date = {
  is: (page, line) => has(page, line, '.ant-picker input'),
  type: async (page, line, text) => {
    await page.fill(inside(line, '.ant-picker input'), text);
    await page.press(inside(line, '.ant-picker input'), 'Enter');
  },
};
const money = {
  is: async (page, line) => {
    await has(page, line, '.ant-select [role=combobox]');
    await has(page, line, 'input[inputmode=decimal]');
  },
  type: async (page, line, text) => {
    const [amount, currency = 'CNY'] = text.split(' ');
    await page.fill(inside(line, 'input[inputmode=decimal]'), amount);
    if (!(await page.innerText(inside(line, '.ant-select'))).includes(currency)) {
      await page.click(inside(line, '.ant-select'));
      await page.keyboard.insertText(currency);
      await option(page, currency).click();
    }
    await page.press(inside(line, 'input[inputmode=decimal]'), 'Enter');
  },
};

/** Month and day by their lists, a leap month by its box. */
export async function writePartialDate(page, scope, text) {
  const [, year, month, leap, day] = /^(?:(\d{4})-)?(\d{2})(L?)-(\d{2})$/.exec(text);
  if (year) await page.fill(`${scope} input[aria-label$="\u5e74"]`, year);
  for (const [name, figure] of [['\u6708', month], ['\u65e5', day]]) {
    await page.click(`${scope} .ant-select:has([aria-label$="${name}"])`);
    await page.waitForSelector(POPUP);
    await page.keyboard.insertText(String(Number(figure)));
    await page.locator(`${POPUP} .ant-select-item-option`).filter({ hasText: new RegExp(`^${Number(figure)}$`) }).click();
    await page.waitForSelector(POPUP, { state: 'detached' });
  }
  if (leap) await page.check(`${scope} .ant-checkbox-input`);
}
const partialDate = {
  is: (page, line) => has(page, line, 'input[aria-label$="\u5e74"]'),
  type: async (page, line, text) => {
    if (text.includes('L')) await page.click(inside(line, '.ant-segmented-item:has-text("\u519c\u5386")'));
    await writePartialDate(page, at(line.name), text);
    await page.click(inside(line, '.ant-btn-primary'));
  },
};
const lines = {
  is: (page, line) => has(page, line, '[role=group] [role=group] input'),
  type: async (page, line, rows) => {
    for (const [i, row] of rows.entries()) {
      const scope = inside(line, `[role=group] [role=group] >> nth=${i}`);
      if (i > 0) await page.click(inside(line, 'button:has-text("\u6dfb\u52a0")'));
      if (row.name) await page.locator(scope).locator('input[type=text]').first().fill(row.name);
      if (row.birth_date) await writePartialDate(page, inside(line, `[role=group] [role=group][aria-label$=" ${i + 1}"]`), row.birth_date);
    }
    await page.click(inside(line, '.ant-btn-primary'));
  },
};
const rich = {
  is: (page, line) => has(page, line, '.tiptap[contenteditable=true]'),
  type: async (page, line, text) => {
    await page.click(inside(line, '.tiptap'));
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
  },
};

export const EDITORS = {
  line: typed('text'), phone: typed('tel'), email: typed('email'), url: typed('url'), integer: typed('', 'Enter', 'input[inputmode=numeric]'),
  text: typed('', 'Control+Enter', 'textarea'), rich_text: rich, code: choice, 'list of code': several, 'list of line': tags,
  'reference:region': choice, 'reference:customer': choice, date, instant: date, year_month: date, partial_date: partialDate, money, list: lines,
};
EDITORS.code = { ...choice, type: (page, line, text) => (line.name === 'industry' ? tree : choice).type(page, line, text) };

/** A time picker takes nothing but times: what else is typed is not taken over. */
export const notOffered = (line) => line.kind === 'instant';
export { POPUP };
