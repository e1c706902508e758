// A small runner: each test has a fresh browser context, signed in unless it says otherwise.
// CRM_URL, CRM_LOGIN, CRM_PASSWORD; CHROMIUM for another browser; CRM_SLOW=4 for pages that think four times as long.
// Last line: `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { watch } from './waiting.mjs';

export const base = process.env.CRM_URL ?? 'http://127.0.0.1:8000';
export const account = { login: process.env.CRM_LOGIN ?? '', password: process.env.CRM_PASSWORD ?? '' };
/** What `./crm accounts --json` printed, for tests as other people. */
export const accounts = process.env.CRM_ACCOUNTS ? JSON.parse(readFileSync(process.env.CRM_ACCOUNTS, 'utf8')) : [];
export const WEB = { 'x-crm-client': 'web' };
// Of several such switches the last alone counts: what playwright switches off is named again. The popups of the address
// bar are pages of their own, loaded for every context though nobody sees them: a second of the processor each time.
const OFF = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${OFF}`];
const PLAIN = { lists: null, language: 'zh', theme: 'light', density: 'compact', open_on_click: 'page', nav_collapsed: false };

const tests = [];
/** `options`: mobile, signedOut, theme, english, still (the person wants nothing to move); `as`: a login of CRM_ACCOUNTS instead of the administrator's; `ends`: it ends its session. */
export function test(name, run, options = {}) {
  if ('as' in options && !options.as) return;
  tests.push({ name, run, options });
}
/** Many results from one page: `run(page, context, note)`, `note(name, problem)`; a name without a result has failed. */
export function series(name, names, run, options = {}) {
  if ('as' in options && !options.as) return;
  tests.push({ name, names, run, options });
}
export function equal(found, wanted, what = '') {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what} ${left} is not ${right}`);
}
export function ok(value, what) {
  if (!value) throw new Error(what);
}

const sessions = new Map();
/** One session a person for all contexts, but for who ends it. */
async function signIn(context, { login, password }, ends) {
  if (sessions.has(login) && !ends) return context.addCookies(sessions.get(login));
  const signedIn = await context.request.post(`${base}/v1/sessions`, { data: { login, password }, headers: WEB });
  ok(signedIn.ok(), `sign-in answered ${signedIn.status()}`);
  if (!ends) sessions.set(login, await context.cookies());
}

export async function contextOf(browser, options) {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const context = await browser.newContext({
    ...(options.mobile ? phone : { viewport: { width: 1440, height: 900 } }), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: Boolean(options.axe), reducedMotion: options.still ? 'reduce' : 'no-preference',
  });
  context.on('page', watch);
  const ask = context.request.fetch.bind(context.request);
  // The server lets go of a connection that was quiet for a while, just when it is used again: then by another.
  context.request.fetch = (address, given) => ask(address, { maxRetries: 3, ...given });
  if (options.signedOut) return context;
  await signIn(context, accounts.find((one) => one.login === options.as) ?? account, options.ends);
  const looks = { ...PLAIN, ...(options.theme && { theme: options.theme }), ...(options.english && { language: 'en' }) };
  await context.request.patch(`${base}/v1/me/preferences`, { data: looks, headers: WEB });
  return context;
}

async function once(browser, { run, options }, note) {
  const context = await contextOf(browser, options);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // Answers like 401 and 422, and a lost network, are what some tests are about; the browser reports each as an error.
  page.on('console', (line) => line.type() === 'error' && !/status of|net::ERR_/.test(line.text()) && complaints.push(line.text().slice(0, 300)));
  try {
    await run(page, context, note);
    ok(complaints.length === 0, `console: ${complaints.join(' | ')}`);
  } finally {
    await context.close();
  }
}

const told = (name, error) => console.log(error ? `FAIL ${name}\n     ${String(error.message ?? error).split('\n').slice(0, 5).join('\n     ')}` : `ok   ${name}`);

/** The results of one entry: [name, problem or null]; those of a series are told as they come. */
async function results(browser, one) {
  const found = new Map((one.names ?? []).map((name) => [`${one.name}: ${name}`, 'not reached']));
  try {
    await once(browser, one, (name, problem) => {
      found.set(`${one.name}: ${name}`, problem);
      told(`${one.name}: ${name}`, problem);
    });
    if (!one.names) found.set(one.name, null);
  } catch (error) {
    found.set(one.name, error);
  }
  for (const [name, problem] of found) if (!one.names || problem === 'not reached' || name === one.name) told(name, problem);
  return [...found];
}

export async function runAll(only) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  let [passed, failed] = [0, 0];
  for (const one of tests.filter((candidate) => !only || candidate.name.includes(only))) {
    for (const [, problem] of await results(browser, one)) {
      if (problem) failed += 1;
      else passed += 1;
    }
  }
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
