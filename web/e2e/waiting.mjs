// Waiting for what is asked for: on a busy machine everything comes, only later.
const SECONDS = 30;
const flights = new WeakMap();

/** From a page's beginning: what it has asked for and not got yet; with CRM_SLOW it also thinks that many times as long. */
export async function watch(page) {
  const flying = new Set();
  flights.set(page, flying);
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) flying.clear();
    if (request.frame() === page.mainFrame()) flying.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => flying.delete(request));
  if (!process.env.CRM_SLOW) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.CRM_SLOW) });
}

const sleep = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

/** Asks again until `wanted` holds of the answer, which it returns; says after half a minute what it was. */
export async function until(question, wanted, what) {
  const end = Date.now() + SECONDS * 1000;
  for (let pause = 20; ; pause = Math.min(pause * 2, 100)) {
    const answer = await question();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(answer)?.slice(0, 200)}`);
    await sleep(pause);
  }
}
/** The answer is this, or becomes it. */
export const becomes = (question, wanted, what = '') =>
  until(question, (answer) => JSON.stringify(answer) === JSON.stringify(wanted), `${what} not ${JSON.stringify(wanted)}`);

/** Nothing is being fetched, drawn, or moved: what is not there now does not come by itself. */
export async function settled(page) {
  let calm = 0;
  await until(async () => {
    const moving = await page.evaluate(() => new Promise((answer) => {
      // The browser is idle once what was fetched and clicked is worked off, and two frames are drawn after it.
      const look = () => requestAnimationFrame(() => requestAnimationFrame(() => {
        const animated = document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
        answer([...[...document.querySelectorAll('[aria-busy=true]')].map((node) => node.outerHTML.slice(0, 80)), ...animated.map((one) => one.animationName ?? one.transitionProperty)]);
      }));
      requestIdleCallback(look, { timeout: 2000 });
    }));
    const asked = [...(flights.get(page) ?? [])].map((request) => request.url());
    calm = moving.length + asked.length > 0 ? 0 : calm + 1;
    return [...moving, ...asked];
  }, () => calm >= 3, 'the page does not come to rest');
}
/** For what must not come: longer than the page itself waits before it asks, and then until it rests. */
export async function longerThan(page, milliseconds) {
  await page.waitForTimeout(milliseconds);
  await settled(page);
}

/** A message at the top of the page, and the pointer on it: it stays as long as that. */
export async function toast(page, text) {
  const message = page.locator('.ant-message-notice').filter({ hasText: text }).last();
  await message.hover();
  return message;
}
/** Keys that belong together, as fast as fingers. */
export const chord = (page, ...keys) => Promise.all(keys.map((key) => page.keyboard.press(key)));
