// Customers that a test makes for itself and takes away again, through the same API that the pages use.
import { base, ok, test, WEB } from './browser.mjs';

let made = 0;
/** Digits no other test of this or an earlier run has. */
export function unique() {
  made += 1;
  return String(Date.now() + made * 7919).slice(-8);
}

export async function ask(context, method, path, data) {
  const answer = await context.request.fetch(base + path, { method, data, headers: WEB });
  ok(answer.ok(), `${method} ${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 200)}`);
  return answer.status() === 204 ? null : answer.json();
}
export const read = (context, id) => ask(context, 'GET', `/v1/customers/${id}`);
export const patch = (context, id, values) => ask(context, 'PATCH', `/v1/customers/${id}?update_mask=${Object.keys(values).join(',')}`, values);
export const found = async (context, text) => (await ask(context, 'GET', `/v1/customers?page_size=100&fields=customer_name&q=${encodeURIComponent(text)}`)).customers;

export async function make(context, values = {}) {
  const digits = unique();
  return ask(context, 'POST', '/v1/customers', { customer_name: `端到端${digits}`, contact_name: `赵${digits}`, mobile: `139${digits}`, ...values });
}
export const remove = (context, id) => context.request.delete(`${base}/v1/customers/${id}`, { headers: WEB });

/** A test about one new customer, whose page is open; `tab` for another tab than the first. */
export function testOfOne(name, run, { values, tab, ...options } = {}) {
  test(name, async (page, context) => {
    const one = await make(context, values);
    try {
      await page.goto(`${base}/customers/${one.id}${tab ? `?tab=${tab}` : ''}`);
      await page.waitForSelector(`h1:has-text("${one.customer_name}")`);
      await run(page, context, one);
    } finally {
      await remove(context, one.id);
    }
  }, options);
}

/** The list, or an address that shows it, once it has rows. */
export async function openList(page, address = '/customers') {
  await page.goto(base + address);
  await page.waitForSelector('.dg-r b');
}
