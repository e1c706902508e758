// Passwords, sessions, the way to the server, and what was typed meanwhile.
import { account, base, contextOf, equal, ok, test } from './browser.mjs';
import { make, patch, read, remove, testOfOne } from './customers.mjs';
import { newcomer, signIn } from './people.mjs';
import { at, openEditor } from './fields-editors.mjs';
import { becomes, settled, until } from './waiting.mjs';

test('session: wrong passwords lock the account, the right one too, and the page says for how long', async (page, context) => {
  const probe = await newcomer(context);
  await beside(context, async (his) => {
    await his.goto(`${base}/sign-in`);
    for (let i = 0; i < 10; i += 1) {
      await Promise.all([his.waitForResponse((answer) => answer.url().endsWith('/v1/sessions') && answer.status() === 401), signIn(his, probe.login, `wrong-${i}-password`)]);
      await his.waitForSelector('[aria-live=assertive]:has-text("账号或密码不正确")');
    }
    await signIn(his, probe.login, probe.password);
    await his.waitForSelector('[aria-live=assertive]:has-text("尝试次数过多")');
    ok(/1[45] 分钟/.test(await his.innerText('[aria-live=assertive]')), await his.innerText('[aria-live=assertive]'));
    await becomes(() => his.isDisabled('button[type=submit]'), true, 'signing in waits:');
  });
  await probe.leave();
});

async function beside(context, run) {
  const other = await contextOf(context.browser(), { signedOut: true });
  const page = await other.newPage();
  page.setDefaultTimeout(30_000);
  await run(page, other).finally(() => other.close());
}

test('session: a first password has to be changed, before and after a reload', async (page, context) => {
  const probe = await newcomer(context);
  const own = 'eine-lange-neue-losung-42';
  await beside(context, async (his, other) => {
    await his.goto(`${base}/sign-in`);
    await signIn(his, probe.login, probe.password);
    await his.waitForSelector('text=首次登录请先修改密码');
    await his.keyboard.press('Escape');
    await his.reload();
    await his.waitForSelector('text=首次登录请先修改密码');
    equal((await other.request.get(`${base}/v1/customers`)).status(), 403, 'anything else');
    const field = (name) => `.ant-modal input[id$="${name}"]`;
    const save = () => his.click('.ant-modal-footer .ant-btn-primary');
    await his.fill(field('old'), probe.password);
    await his.fill(field('new'), 'kurz');
    await his.fill(field('again'), 'kurz');
    await save();
    await his.waitForSelector('.ant-form-item-explain-error');
    await his.fill(field('new'), own);
    await his.waitForSelector('text=两次输入的新密码不同');
    await his.fill(field('again'), own);
    await save();
    await his.waitForSelector('.ant-message >> text=密码已修改');
    await his.waitForSelector('.ant-modal', { state: 'detached' });
    await his.reload();
    await his.waitForSelector('h1:has-text("客户")');
    await settled(his);
    equal(await his.locator('.ant-modal').count(), 0, 'asked again');
  });
  await beside(context, async (his) => {
    await his.goto(`${base}/sign-in`);
    await signIn(his, probe.login, own);
    await his.waitForSelector('h1:has-text("客户")');
  });
  await probe.leave();
});

testOfOne('session: ended elsewhere while one writes: signing in gives the field back with what was typed, and it saves', async (page, context, { id }) => {
  await openEditor(page, 'job_title');
  await page.fill(`${at('job_title')} input`, '断线时写的');
  await context.clearCookies();
  await page.press(`${at('job_title')} input`, 'Enter');
  await page.waitForSelector('input[name=password]');
  await signIn(page, account.login, account.password);
  await page.waitForSelector('input[name=password]', { state: 'detached' });
  await page.waitForSelector(`${at('job_title')}:has-text("断线时写的")`);
  ok(page.url().includes(id), page.url());
  await page.click(`${at('job_title')} >> text=再试一次`);
  await until(() => read(context, id), (one) => one.job_title === '断线时写的', 'saved afterwards');
});

testOfOne('session: ended while the page was closed: sign-in leads back to the customer and the tab', async (page, context, { id, customer_name }) => {
  await context.clearCookies();
  await page.goto(`${base}/customers/${id}?tab=company`);
  await page.waitForURL(/sign-in/);
  await signIn(page, account.login, account.password);
  await page.waitForSelector(`h1:has-text("${customer_name}")`);
  ok(page.url().includes('tab=company'), page.url());
});

testOfOne('session: without a network the field keeps what was typed and sends it again', async (page, context, { id, version }) => {
  await openEditor(page, 'department');
  await page.fill(`${at('department')} input`, '离线填写');
  await context.setOffline(true);
  await page.waitForSelector('text=网络已断开');
  await page.press(`${at('department')} input`, 'Enter');
  await page.waitForSelector(`${at('department')} >> text=再试一次`);
  ok((await page.innerText(at('department'))).includes('离线填写'), 'what was typed');
  await context.setOffline(false);
  await page.waitForSelector('text=网络已断开', { state: 'detached' });
  equal((await read(context, id)).version, version, 'while offline');
  await page.click(`${at('department')} >> text=再试一次`);
  await until(() => read(context, id), (one) => one.department === '离线填写', 'sent again');
});

test('session: a failing server is told with a way to try again, and the list comes', async (page) => {
  let broken = true;
  await page.route(/\/v1\/customers\?/, (route) => (broken ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"x","status":500,"reason":"INTERNAL","trace_id":"abcdef0123456789"}' }) : route.continue()));
  await page.goto(`${base}/customers`);
  await page.waitForSelector('[role=alert]:has-text("没有加载出来")');
  ok((await page.innerText('[role=alert]')).includes('abcdef012345'), 'the trace id');
  broken = false;
  await page.click('[role=alert] button:has-text("重试")');
  await page.waitForSelector('.dg-r b');
});

test('session: a customer that did not load is asked for again', async (page, context) => {
  const one = await make(context);
  let broken = true;
  await page.route(new RegExp(`/v1/customers/${one.id}$`), (route) => (broken ? route.abort('failed') : route.continue()));
  await page.goto(`${base}/customers/${one.id}`);
  await page.waitForSelector('[role=alert]:has-text("网络不通")');
  broken = false;
  await page.click('[role=alert] button:has-text("重试")');
  await page.waitForSelector(`h1:has-text("${one.customer_name}")`);
  await remove(context, one.id);
});

testOfOne('session: leaving with unsaved text asks first, without it does not', async (page, context, { id }) => {
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await openEditor(page, 'job_title');
  await page.keyboard.type('没保存');
  const left = page.goto(`${base}/operations`, { timeout: 4000 }).catch(() => {});
  await becomes(() => asked, ['beforeunload']);
  await left;
  ok(page.url().includes(id), 'still there');
  equal(await page.inputValue(`${at('job_title')} input`), '没保存');
  await page.press(`${at('job_title')} input`, 'Escape');
  await page.waitForSelector(`${at('job_title')} input`, { state: 'detached' });
  await page.goto(`${base}/operations`);
  equal(asked, ['beforeunload']);
});

testOfOne('session: two windows, one field: the second is shown both and decides', async (page, context, { id }) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await openEditor(second, 'current_need');
  await second.keyboard.insertText('第二个窗口');
  await openEditor(page, 'current_need');
  await page.keyboard.insertText('第一个窗口');
  await page.keyboard.press('Control+Enter');
  await until(() => read(context, id), (one) => one.current_need === '第一个窗口', 'the first');
  await second.press(`${at('current_need')} textarea`, 'Control+Enter');
  await second.waitForSelector(`${at('current_need')} [role=alert]`);
  const both = await second.innerText(at('current_need'));
  ok(both.includes('第一个窗口') && both.includes('第二个窗口'), both);
  await second.click('text=保留现在的');
  await second.waitForSelector(`${at('current_need')} [role=alert]`, { state: 'detached' });
  equal((await read(context, id)).current_need, '第一个窗口');
  await patch(context, id, { current_need: null });
}, { tab: 'status' });

test('session: language and theme go with the person to another browser', async (page, context) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await page.click('[aria-label="Switch to English"]');
  await page.click('[aria-label="Switch to dark"]');
  await until(() => context.request.get(`${base}/v1/me`).then((answer) => answer.json()), ({ preferences }) => preferences.language === 'en' && preferences.theme === 'dark', 'kept');
  await beside(context, async (his) => {
    await his.goto(`${base}/sign-in`);
    await signIn(his, account.login, account.password);
    await his.waitForSelector('h1:has-text("Customers")');
    await becomes(() => his.evaluate(() => document.documentElement.dataset.theme), 'dark');
  });
});
