// Fields that are written by a command in a dialog of its own, or by a file.
import { equal, ok } from './browser.mjs';
import { read } from './customers.mjs';
import { POPUP, at } from './fields-editors.mjs';
import { until } from './waiting.mjs';

const MODAL = '.ant-modal';
const save = (page) => page.click(`${MODAL} .ant-modal-footer .ant-btn-primary`);
const closed = (page) => page.waitForSelector(MODAL, { state: 'detached' });
async function openBy(page, name) {
  await page.click(`#edit-${name}`);
  await page.waitForSelector(`${MODAL} .ant-modal-footer`);
}
/** Nothing is offered for this text. */
async function nothing(page, select, text) {
  await page.click(select);
  await page.waitForSelector(POPUP);
  await page.keyboard.insertText(text);
  await page.waitForSelector(`${POPUP} .ant-select-item-empty, ${POPUP} :text("\u6ca1\u6709\u5339\u914d\u7684\u7ed3\u679c"), ${POPUP} .ant-empty`);
  for (let i = 0; i < text.length; i += 1) await page.keyboard.press('Backspace');
}
async function choose(page, select, text, several = false) {
  await page.click(select);
  await page.waitForSelector(POPUP);
  await page.keyboard.insertText(text);
  await page.locator(`${POPUP} .ant-select-item-option:has-text("${text}")`).first().click();
  if (several) return;
  await page.keyboard.press('Tab');
  await page.waitForSelector(POPUP, { state: 'hidden' });
}
export const memberSelect = (label) => `${MODAL} section[aria-label="${label}"] .ant-select`;

async function readers(page, context, id, { department }) {
  await openBy(page, 'reader_list');
  const select = memberSelect('\u5141\u8bb8\u67e5\u770b\u4eba');
  await nothing(page, select, '\u67d0\u7ec4');
  await choose(page, select, department.name, true);
  await save(page);
  await closed(page);
  equal((await read(context, id)).reader_list, [{ kind: 'department', id: department.id }]);
  await page.waitForSelector(`${at('reader_list')}:has-text("${department.name}")`);
}

async function controls(page, context, id) {
  await openBy(page, 'record_controls');
  const select = (name) => `${MODAL} .ant-select:has([aria-label="${name}"])`;
  await page.click(select('\u590d\u5236'));
  await page.waitForSelector(POPUP);
  equal(await page.locator(`${POPUP} .ant-select-item-option:has-text("\u52a0\u6c34\u5370")`).count(), 0, 'a watermark for copying');
  await page.click(`${POPUP} .ant-select-item-option:has-text("\u7981\u6b62")`);
  await page.click(select('\u6253\u5370'));
  await page.click(`${POPUP} .ant-select-item-option:has-text("\u52a0\u6c34\u5370")`);
  await save(page);
  await closed(page);
  const { print, copy } = (await read(context, id)).record_controls;
  equal([print, copy], ['watermark', 'deny']);
  await page.waitForSelector(`${at('record_controls')}:has-text("\u52a0\u6c34\u5370")`);
}

async function collaborators(page, context, id, { people }) {
  await openBy(page, 'collaborators');
  const scope = `${MODAL} section[aria-label="\u534f\u4f5c\u4eba"]`;
  const person = people.find((one) => one.name === '\u5f20\u4f1f');
  await nothing(page, `${scope} .ant-select >> nth=0`, '\u65e0\u6b64\u4eba');
  await choose(page, `${scope} .ant-select >> nth=0`, person.name);
  await page.click(`${scope} .ant-select >> nth=1`);
  await page.locator(`${POPUP} .ant-select-item-option`).first().click();
  await save(page);
  await closed(page);
  const [line] = (await read(context, id)).collaborators;
  equal(line.person_id, person.id);
  await page.waitForSelector(`${at('collaborators')}:has-text("${person.name}")`);
}

async function owner(page, context, id, { people }) {
  await openBy(page, 'owner_id');
  const person = people.find((one) => one.name === '\u5f20\u4f1f');
  const select = `${MODAL} .ant-select`;
  await nothing(page, select, '\u65e0\u6b64\u4eba');
  await choose(page, select, person.name);
  await save(page);
  await closed(page);
  equal((await read(context, id)).owner_id, person.id);
  await page.waitForSelector(`${at('owner_id')}:has-text("${person.name}")`);
}

// One red dot.
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

async function photo(page, context, id) {
  const input = `${at('photo')} input[type=file]`;
  const { version } = await read(context, id);
  await page.setInputFiles(input, { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await page.waitForSelector(`${at('photo')} [role=alert]`);
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/photo') && answer.status() === 422),
    page.setInputFiles(input, { name: 'fake.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }),
  ]);
  await page.waitForSelector(`${at('photo')} [role=alert]`);
  equal((await read(context, id)).version, version);
  await page.setInputFiles(input, { name: 'red.png', mimeType: 'image/png', buffer: PNG });
  await page.waitForSelector(`${at('photo')} img`);
  ok((await read(context, id)).photo?.id, 'kept');
  await page.reload();
  await page.waitForFunction((field) => document.querySelector(`${field} img`)?.naturalWidth === 1, at('photo'));
}

async function attachments(page, context, id) {
  const input = `${at('attachments')} input[type=file]`;
  await page.setInputFiles(input, { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(200)]) });
  await page.waitForSelector(`${at('attachments')} [role=alert]`);
  equal((await read(context, id)).attachments ?? [], []);
  await page.setInputFiles(input, { name: '\u8bf4\u660e.txt', mimeType: 'text/plain', buffer: Buffer.from('\u4f60\u597d') });
  await until(() => read(context, id), (one) => one.attachments?.length === 1, 'kept');
  await page.reload();
  await page.waitForSelector(`${at('attachments')} button:has-text("\u8bf4\u660e.txt")`);
}

export const dialogs = { reader_list: readers, record_controls: controls, collaborators, owner_id: owner, photo, attachments };
