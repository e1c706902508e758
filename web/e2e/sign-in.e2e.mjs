import { account, base, equal, ok, test } from './browser.mjs';
import { becomes } from './waiting.mjs';

async function fill(page, login = account.login, password = account.password) {
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
}

test('signs in and goes back to the address asked for', async (page) => {
  await page.goto(`${base}/customers?q=${encodeURIComponent('深圳')}`);
  await page.waitForURL(/sign-in/);
  await fill(page);
  await page.waitForSelector('.dg');
  ok(page.url().includes('q='), page.url());
}, { signedOut: true });

test('never leaves for another site after signing in', async (page) => {
  await page.goto(`${base}/sign-in?next=//elsewhere.example/x`);
  await fill(page);
  await page.waitForSelector('.dg');
  ok(page.url().startsWith(`${base}/customers`), page.url());
}, { signedOut: true });

test('says what is missing or wrong, keeps the login, gives the focus', async (page) => {
  await page.goto(`${base}/sign-in`);
  await page.click('button[type=submit]');
  await page.waitForSelector('[aria-invalid=true][name=username]');
  await fill(page, 'nobody-of-this-name', 'wrong');
  await page.waitForSelector('[aria-live=assertive] p');
  equal(await page.inputValue('input[name=username]'), 'nobody-of-this-name');
  await becomes(() => page.evaluate(() => document.activeElement?.getAttribute('name')), 'password');
}, { signedOut: true });

test('changes its language before signing in', async (page) => {
  await page.goto(`${base}/sign-in`);
  await page.click('button[lang=en]');
  await page.waitForSelector('h1:has-text("Sign in")');
  await becomes(() => page.evaluate(() => document.documentElement.lang), 'en-US');
}, { signedOut: true });

test('an ended session hides the page, and gives it back with what was typed', async (page, context) => {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await context.clearCookies();
  await page.fill('.cu-kw input', '深圳');
  await page.waitForSelector('input[name=password]');
  await becomes(() => page.evaluate(() => document.querySelector('.shell')?.closest('[inert]') !== null), true, 'the page is out of reach:');
  await fill(page);
  await page.waitForSelector('input[name=password]', { state: 'detached' });
  await page.waitForSelector('.dg-r b');
  await becomes(() => page.inputValue('.cu-kw input'), '深圳');
});

async function signOut(page) {
  await page.goto(`${base}/customers`);
  await page.waitForSelector('.dg-r b');
  await page.click('.me');
  await page.click('.ant-dropdown-menu-item >> nth=-1');
  await page.waitForURL(/sign-in/);
  await page.goto(`${base}/customers`);
  await page.waitForURL(/sign-in/);
}

test('signs out', signOut, { ends: true });
test('signs out where nothing may move', signOut, { ends: true, still: true });
