// Other people than the one who runs the tests: of the demo organisation by what they may do, or made for one test.
import { accounts, base, contextOf, ok, WEB } from './browser.mjs';
import { ask, unique } from './customers.mjs';

const withLevel = (level) => accounts.find((one) => one.levels.contacts === level)?.login;
export const reader = withLevel('reader');
export const depositor = withLevel('depositor');
export const nobody = withLevel('no_access');
export const salesman = accounts.find((one) => one.bench === 'salesman')?.login;
export const idOf = (login) => accounts.find((one) => one.login === login)?.person_id;
export const nameOf = (login) => accounts.find((one) => one.login === login)?.name;

/** A window of somebody else, beside the one of the test. */
export async function beside(context, as, run, options = {}) {
  const other = await contextOf(context.browser(), { ...options, as });
  try {
    const page = await other.newPage();
    page.setDefaultTimeout(30_000);
    await run(page, other);
  } finally {
    await other.close();
  }
}

/** Somebody new with a first password. */
export async function newcomer(context) {
  const login = `probe${unique()}`;
  const { id } = await ask(context, 'POST', '/v1/people', { login, name: `\u8bd5\u7528${login.slice(-4)}` });
  const { password } = await ask(context, 'POST', `/v1/people/${id}:give_password`, {});
  const leave = () => context.request.delete(`${base}/v1/people/${id}`, { headers: WEB });
  return { id, login, password, leave };
}

export async function signIn(page, login, password) {
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
}
export { ok };
