// Every line of fields.csv on the customer page, in Chinese: CRM_FIELDS is the file that tests/e2e/form_lines.py writes.
import { readFileSync } from 'node:fs';
import { base, equal, ok, series } from './browser.mjs';
import { ask, make, read, remove, unique } from './customers.mjs';
import { dialogs } from './fields-dialogs.mjs';
import { EDITORS, at, notOffered, opened } from './fields-editors.mjs';
import { settled, until } from './waiting.mjs';

const LINES = process.env.CRM_FIELDS ? JSON.parse(readFileSync(process.env.CRM_FIELDS, 'utf8')) : [];
const FIRST = 'birthday_calendar';
/** What others are filled from, or go with, and what takes rights away: after all the rest. */
const LAST = ['country', 'contact_name', 'unified_social_credit_code', 'company_name', 'record_controls', 'owner_id'];
const CHINESE = /[\u4e00-\u9fff]/;

/** Codes by label, names by id: what a person reads where the interface has an id. */
async function words(context, upper) {
  const types = (await ask(context, 'GET', '/v1/contacts/record-types')).record_types;
  const lists = new Map((await ask(context, 'GET', '/v1/contacts/code-lists')).code_lists.map((list) => [list.name, list]));
  const { regions, departments, people } = await ask(context, 'GET', '/v1/directory');
  const fields = new Map(types.find((type) => type.name === 'customer').fields.map((field) => [field.name, field]));
  const codes = async (name) => {
    const list = fields.get(name).codes;
    return lists.get(list).codes ?? (await ask(context, 'GET', `/v1/contacts/code-lists/${list}`)).codes;
  };
  const label = async (name, code) => (await codes(name)).find((one) => one.code === code)?.label.zh ?? code;
  return { label, upper, region: regions.find((one) => one.name === '\u534e\u5357'), department: departments[0], people, tabs: types.find((type) => type.name === 'customer').tabs };
}

/** The line with what is referred to put in. */
async function meant(line, known) {
  if (line.kind === 'list of code') return { ...line, good: await Promise.all(line.kept.map((code) => known.label(line.name, code))), bad: [line.bad] };
  if (line.kind === 'code') return { ...line, good: await known.label(line.name, line.kept) };
  if (line.kind === 'reference:region') return { ...line, good: known.region.name, kept: known.region.id };
  if (line.kind === 'reference:customer') return { ...line, good: known.upper.customer_name, kept: known.upper.id };
  return line;
}

const whole = async (context, id, { name }) => {
  const value = (await read(context, id))[name];
  if (name !== 'bank_account' || !value) return value;
  return (await ask(context, 'POST', `/v1/customers/${id}:reveal`, { fields: [name], reason: '\u6838\u5bf9' })).values[name];
};
const answerTo = (page, id, act) =>
  Promise.all([page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().includes(`/customers/${id}`)), act()]).then(([answer]) => answer);

/** A bad value: told in Chinese at the field, or not to be had at all; nothing is written. */
async function refuses(page, context, id, line) {
  const editor = EDITORS[line.kind];
  const { version } = await read(context, id);
  await opened(page, line);
  if (editor.offers) await editor.offers(page, line, line.bad);
  else if (notOffered(line)) await editor.type(page, line, line.bad);
  else {
    const answer = await answerTo(page, id, () => editor.type(page, line, line.bad));
    equal(answer.status(), 422, 'the answer');
    const [{ pointer, reason, detail }] = (await answer.json()).errors;
    equal(pointer.split('/')[1], line.name, 'the field that is named');
    if (line.reason) equal(reason, line.reason, 'the reason');
    const shown = await page.locator(`${at(line.name)} [role=alert]`).first().innerText();
    ok(shown.includes(detail) && CHINESE.test(shown), `at the field stands ${shown}, not ${detail}`);
  }
  await page.keyboard.press('Escape');
  await page.waitForSelector(`#edit-${line.name}`, { timeout: 4000 }).catch(() => page.keyboard.press('Escape'));
  await page.waitForSelector(`#edit-${line.name}`);
  equal((await read(context, id)).version, version, 'the version after a refusal');
}

async function takes(page, context, id, line) {
  await opened(page, line);
  await EDITORS[line.kind].is(page, line);
  const answer = await answerTo(page, id, () => EDITORS[line.kind].type(page, line, line.good));
  equal(answer.status(), 200, `${await answer.text()}`.slice(0, 200));
  equal(await whole(context, id, line), line.kept, 'kept');
}

async function stands(page, line, tabs) {
  const label = (await page.innerText(`#label-${line.name}`)).replace('*', '').trim();
  equal(label, line.label, 'label');
  equal(await page.innerText('[role=tab][aria-selected=true]'), tabs.find((one) => one.id === line.tab).label.zh, 'tab');
  equal(await page.locator(`[role=tabpanel][aria-labelledby=tab-${line.tab}] ${at(line.name)}`).count(), 1, 'places on its tab');
}

async function neverWritten(page, line) {
  equal(await page.locator(`#edit-${line.name}, ${at(line.name)} input, ${at(line.name)} button`).count(), 0, 'ways to write it');
  await page.click(at(line.name));
  await page.keyboard.press('e');
  await settled(page);
  equal(await page.locator(`${at(line.name)} input, ${at(line.name)} [contenteditable=true]`).count(), 0, 'editors');
  await page.keyboard.press('Escape');
}

const digits = (text) => text.replace(/\D/g, '');
async function shows(page, line) {
  const seen = async () => {
    const shown = (await page.innerText(at(line.name))).replaceAll('\u00a0', ' ');
    return { shown, missing: lacks(shown, line) };
  };
  await until(seen, ({ missing }) => missing === null, 'what the field shows');
}
/** What should stand in the text and does not; codes and names may come a moment later. */
function lacks(shown, line) {
  const has = (text) => shown.includes(String(text));
  if (line.shown) return has(line.shown) ? null : line.shown;
  if (line.kind === 'phone') return digits(shown).includes(digits(line.kept).replace(/^86/, '')) ? null : line.kept;
  const texts = line.kind === 'list' ? line.kept.map((row) => row.name) : [line.good].flat();
  const wanted = ['line', 'text', 'email', 'url', 'list of line'].includes(line.kind) ? [line.kept].flat() : texts;
  return wanted.find((text) => !has(text)) ?? null;
}

async function one(page, context, id, given, known) {
  const line = await meant(given, known);
  const tab = page.locator(`#tab-${line.tab}`);
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  await page.waitForSelector(at(line.name));
  await stands(page, line, known.tabs);
  if (line.way === 'never') return neverWritten(page, line);
  if (line.way !== 'place') return dialogs[line.name](page, context, id, known);
  await refuses(page, context, id, line);
  return takes(page, context, id, line);
}

async function open(page, id) {
  await page.goto(`${base}/customers/${id}`);
  await page.waitForSelector('[role=tabpanel] [data-field]');
}

async function round(page, context, { id, lines, known, note }) {
  const problems = new Map();
  for (const line of lines) {
    const problem = await one(page, context, id, line, known).then(() => null, (error) => error);
    problems.set(line.name, problem);
    if (problem) await open(page, id);
  }
  for (const tab of new Set(lines.map((line) => line.tab))) {
    await page.goto(`${base}/customers/${id}?tab=${tab}`);
    await page.waitForSelector('[role=tabpanel] [data-field]');
    for (const line of lines.filter((candidate) => candidate.tab === tab)) {
      const again = line.way === 'place' && !problems.get(line.name) ? await meant(line, known).then((it) => shows(page, it)).then(() => null, (error) => error) : null;
      note(line.name, problems.get(line.name) ?? again);
    }
  }
}

if (LINES.length > 0) {
  series('form', LINES.map((line) => line.name), async (page, context, note) => {
    const [it, upper] = [await make(context, { contact_name: '\u738b\u660e', mobile: undefined }), await make(context, { customer_name: `\u4e0a\u7ea7\u516c\u53f8${unique()}` })];
    try {
      await until(() => ask(context, 'GET', `/v1/customers?q=${encodeURIComponent(upper.customer_name)}&fields=id`), (answer) => answer.customers.length > 0, 'found');
      const known = await words(context, upper);
      await open(page, it.id);
      const [late, soon] = [LINES.filter((line) => LAST.includes(line.name)), LINES.filter((line) => !LAST.includes(line.name)).sort((a, b) => (b.name === FIRST) - (a.name === FIRST))];
      for (const lines of [soon, LAST.flatMap((name) => late.filter((line) => line.name === name))]) await round(page, context, { id: it.id, lines, known, note });
    } finally {
      for (const { id } of [it, upper]) await remove(context, id);
    }
  });
}
