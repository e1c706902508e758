// Files of a customer shown over the page: pictures, PDF, texts; what can only be downloaded; what is not permitted.
import { base, equal, ok, series, WEB } from './browser.mjs';
import { THEMES, bothThemes } from './axe.mjs';
import { ask, make, remove, testOfOne } from './customers.mjs';
import { PNG } from './fields-dialogs.mjs';
import { at } from './fields-editors.mjs';
import { beside, reader } from './people.mjs';
import { becomes, until } from './waiting.mjs';

const DIALOG = '.ant-modal';
const BODY = `${DIALOG} .ant-modal-body`;
const GB18030 = Buffer.from('c4e3bac3a3acb8bdbcfe', 'hex');       // 你好，附件
const pdf = () => {
  const parts = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>', '<</Length 27>>stream\n1 0 0 rg 0 0 300 200 re f  \nendstream'];
  let text = '%PDF-1.4\n';
  const places = parts.map((part, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj${part}endobj\n`;
    return place;
  });
  const end = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${end}\n%%EOF\n`;
  return Buffer.from(text);
};
const FILES = {
  '红点.png': PNG, '合同.pdf': pdf(), '说明.txt': GB18030, '名单.csv': Buffer.from('姓名,电话\n赵一,13612345678\n'),
  '长文.txt': Buffer.from('一行文字\n'.repeat(30_000)), '资料.zip': Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]), '页面.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
};
async function attach(context, id, ...names) {
  for (const name of names) {
    const answer = await context.request.post(`${base}/v1/customers/${id}/attachments`, { headers: WEB, multipart: { file: { name, mimeType: 'application/octet-stream', buffer: FILES[name] } } });
    ok(answer.ok(), `${name}: ${answer.status()}`);
  }
}
const tab = (id) => `${base}/customers/${id}?tab=remarks`;
async function show(page, id) {
  await page.goto(tab(id));
  await page.waitForSelector(`${at('attachments')} li`);
}
const open = async (page, name) => {
  await page.click(`${at('attachments')} button:text-is("${name}")`);
  await title(page, name);
};
const title = (page, name) => page.waitForSelector(`${DIALOG} .ant-modal-title:text-is("${name}")`);
const closed = (page) => page.waitForSelector(DIALOG, { state: 'detached' });
const drawn = (page) => page.waitForFunction((body) => document.querySelector(`${body} img`)?.naturalWidth > 0, BODY);
/** Whether this much of the dialog is of the colour the PDF is filled with. */
async function redShare(page) {
  const shot = (await page.locator(BODY).screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    const paper = canvas.getContext('2d');
    paper.drawImage(image, 0, 0, 60, 40);
    const { data: dots } = paper.getImageData(0, 0, 60, 40);
    let red = 0;
    for (let i = 0; i < dots.length; i += 4) if (dots[i] > 200 && dots[i + 1] < 60 && dots[i + 2] < 60) red += 1;
    return red / 2400;
  }, shot);
}

testOfOne('files: arrow keys walk over picture, PDF, texts and what is only downloaded; Escape gives the focus back', async (page, context, { id }) => {
  await attach(context, id, '红点.png', '合同.pdf', '说明.txt', '名单.csv', '资料.zip');
  await show(page, id);
  ok(!(await page.evaluate(() => performance.getEntriesByType('resource').some((one) => /PreviewDialog/.test(one.name)))), 'loaded before it is needed');
  await open(page, '红点.png');
  await drawn(page);
  equal(await page.getAttribute(`${DIALOG} [aria-label="上一个文件"]`, 'aria-disabled'), 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await title(page, '合同.pdf');
  await page.waitForSelector(`${BODY} iframe`);
  await until(() => redShare(page), (share) => share >= 0.05, 'the PDF is not drawn');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector(`${BODY} pre:has-text("你好，附件")`);
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector(`${BODY} pre:has-text("赵一,13612345678")`);
  await page.keyboard.press('ArrowRight');
  await title(page, '资料.zip');
  await page.waitForSelector(`${BODY}:has-text("此类文件只能下载")`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`${BODY} a:has-text("下载")`)]);
  equal(file.suggestedFilename(), '资料.zip');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await title(page, '名单.csv');
  await page.keyboard.press('Escape');
  await closed(page);
  await page.waitForFunction(() => document.activeElement?.textContent === '红点.png');
}, { tab: 'remarks' });

testOfOne('files: of a long text the beginning, and that it is the beginning', async (page, context, { id }) => {
  await attach(context, id, '长文.txt');
  await show(page, id);
  await open(page, '长文.txt');
  await page.waitForSelector(`${BODY}:has-text("仅显示开头 200 KB")`);
  const text = await page.locator(`${BODY} pre`).textContent();
  ok(text.startsWith('一行文字\n') && text.length < 77_000 && !text.includes('\ufffd'), `${text.length} letters`);
}, { tab: 'remarks' });

testOfOne('files: a page that calls itself a picture is not shown', async (page, context, { id }) => {
  await attach(context, id, '页面.png');
  await show(page, id);
  const shown = [];
  page.on('request', (request) => request.url().includes('inline=true') && shown.push(request.url()));
  await open(page, '页面.png');
  await page.waitForSelector(`${BODY}:has-text("此类文件只能下载")`);
  equal(shown, []);
}, { tab: 'remarks' });

testOfOne('files: copying denied: neither shown nor downloaded, and why; allowed again: both', async (page, context, { id }) => {
  await attach(context, id, '红点.png');
  await show(page, id);
  const control = (copy) => ask(context, 'POST', `/v1/customers/${id}:set_access`, { record_controls: copy ? { copy } : {} });
  const { attachments: [file] } = await ask(context, 'GET', `/v1/customers/${id}`);
  const answers = () => Promise.all(['', '?inline=true'].map(async (way) => (await context.request.get(`${base}/v1/customers/${id}/attachments/${file.id}${way}`)).status()));
  equal(await answers(), [200, 200]);
  await control('deny');
  equal(await answers(), [403, 403]);
  await open(page, '红点.png');                       // this page does not know yet
  await page.waitForSelector(`${BODY}:has-text("您没有查看权限")`);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.waitForSelector(`${at('attachments')}:has-text("这位客户禁止复制，附件不能查看和下载。")`);
  equal(await page.locator(`${at('attachments')} li a, ${at('attachments')} li button:text-is("红点.png")`).count(), 0, 'ways to the file');
  await control('');
  equal(await answers(), [200, 200]);
  await show(page, id);
  await open(page, '红点.png');
  await drawn(page);
}, { tab: 'remarks' });

testOfOne('files: what fails is said, and tried again', async (page, context, { id }) => {
  await attach(context, id, '红点.png');
  await show(page, id);
  await page.route(/inline=true/, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500,"reason":"INTERNAL","trace_id":"abcdef0123456789"}' }));
  await open(page, '红点.png');
  await page.waitForSelector(`${BODY} [role=alert]`);
  await page.unroute(/inline=true/);
  await page.click(`${BODY} button:has-text("重试")`);
  await drawn(page);
}, { tab: 'remarks' });

testOfOne('files: a click on the photo shows it large, in the head and among the fields', async (page, context, { id }) => {
  const answer = await context.request.put(`${base}/v1/customers/${id}/photo`, { headers: WEB, multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: PNG } } });
  ok(answer.ok(), `photo ${answer.status()}`);
  await page.reload();
  for (const place of ['main header', at('photo')]) {
    await page.click(`${place} [aria-label="查看大图"]`);
    await drawn(page);
    await page.keyboard.press('Escape');
    await closed(page);
    await page.waitForFunction((where) => document.activeElement === document.querySelector(`${where} [aria-label="查看大图"]`), place);
  }
});

if (reader) {
  testOfOne('files: who may only read sees them, adds and deletes none', async (page, context, { id }) => {
    await attach(context, id, '红点.png');
    await ask(context, 'POST', `/v1/customers/${id}:set_access`, { visibility: 'open', reader_list: [], authors: [], collaborators: [] });
    await beside(context, reader, async (his) => {
      await show(his, id);
      equal(await his.locator(`${at('attachments')} input, ${at('attachments')} [aria-label^="删除"]`).count(), 0, 'ways to change');
      await open(his, '红点.png');
      await drawn(his);
    });
  });
}

testOfOne('files: on a phone the dialog is the screen, in English', async (page, context, { id }) => {
  await attach(context, id, '说明.txt', '资料.zip');
  await show(page, id);
  await page.tap(`${at('attachments')} button:text-is("说明.txt")`);
  await page.waitForSelector(`${BODY} pre`);
  const place = async () => {
    const { x, y, width, height } = await page.locator(`${DIALOG} .ant-modal-container`).boundingBox();
    return [x, y, width, height];
  };
  await becomes(place, [0, 0, 390, 844]);
  await page.tap(`${DIALOG} [aria-label="Next file"]`);
  await page.waitForSelector(`${BODY}:has-text("Files of this kind can only be downloaded")`);
  await page.tap(`${DIALOG} .ant-modal-close`);
  await closed(page);
}, { tab: 'remarks', mobile: true, english: true });

const STATES = ['picture', 'picture, original size', 'PDF', 'text', 'only downloaded', 'failed'];
series('axe files', STATES.flatMap((state) => THEMES.map((theme) => `${state}, ${theme}`)), async (page, context, note) => {
  const { id } = await make(context);
  const check = (state) => bothThemes(page, note, `${state}, `);
  try {
    await attach(context, id, '红点.png', '合同.pdf', '长文.txt', '资料.zip');
    await show(page, id);
    await open(page, '红点.png');
    await drawn(page);
    await check('picture');
    await page.click(`${DIALOG} [aria-label="原始大小"]`);
    await check('picture, original size');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(`${BODY} iframe`);
    await check('PDF');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(`${BODY} pre`);
    await check('text');
    await page.keyboard.press('ArrowRight');
    await title(page, '资料.zip');
    await check('only downloaded');
    await page.route(/inline=true/, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503,"reason":"UNAVAILABLE"}' }));
    await page.click(`${DIALOG} [aria-label="上一个文件"]`);
    await title(page, '长文.txt');
    await page.waitForSelector(`${BODY} [role=alert]`);
    await check('failed');
  } finally {
    await remove(context, id);
  }
}, { theme: 'system', axe: true });
