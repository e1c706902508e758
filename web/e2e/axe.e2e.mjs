import { axe } from './axe.mjs';
import { base, WEB } from './browser.mjs';

axe('sign-in', '/sign-in', async (page) => {
  await page.click('button[type=submit]');
  await page.waitForSelector('[aria-invalid=true]');
}, { signedOut: true });
axe('list', '/customers');
axe('list, selected and filtered', `/customers?filter=${encodeURIComponent('customer_level = "B"')}`, (page) => page.click('[aria-rowindex="2"] input'));
axe('list, grouped', '/customers?group=lifecycle_status', (page) => page.click('.cu-group li:nth-child(2) button'));
axe('list, preview', '/customers', async (page) => {
  await page.focus('.dg');
  await page.keyboard.press('Space');
  await page.waitForSelector('.cu-panel h2');
});
axe('list, filter menu', '/customers', (page) => page.click('.cu-fs .fm >> nth=0'));
axe('list, all filters', '/customers', (page) => page.click('.cu-fs > button:last-child'));
axe('list, columns', '/customers', (page) => page.click('.cu-bar > button:last-child'));
axe('list, empty', '/customers?q=zzzzqqq');
axe('list, wrong filter', '/customers?filter=x', undefined);
axe('palette', '/customers', async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('a');
});
axe('user menu', '/customers', (page) => page.click('.me'));
axe('bulk edit', '/customers', async (page) => {
  await page.click('[aria-rowindex="2"] input');
  await page.click('.cu-bulk button:has-text("批量修改")');
  await page.waitForSelector('.cu-change');
});
axe('save view', '/customers', (page) => page.click('[aria-label="存为新视图"]'));
axe('phone list', '/customers', undefined, { mobile: true });

/** Opens the first customer of the list: these checks look, they change nothing. */
const openFirst = (first) => async (page) => {
  const { customers } = await (await page.request.get(`${base}/v1/customers?page_size=1&fields=customer_name`)).json();
  await page.goto(`${base}/customers/${customers[0].id}`);
  await page.waitForSelector('[data-field]');
  await first?.(page);
};
axe('customer page', '/customers', openFirst());
axe('customer page, editing', '/customers', openFirst(async (page) => {
  await page.click('#edit-job_title');
  await page.waitForSelector('[data-field=job_title] input');
}));
axe('customer page, history', '/customers', openFirst(async (page) => {
  await page.goto(`${page.url()}?tab=history`);
  await page.waitForSelector('[role=tabpanel][aria-labelledby=tab-history]');
}));
axe('phone customer page', '/customers', openFirst(), { mobile: true });
const create = async (page) => {
  await page.keyboard.press('n');
  await page.waitForSelector('#new-customer_name');
};
axe('create', '/customers', create);
axe('create, all fields', '/customers', async (page) => {
  await create(page);
  await page.click('text=填写全部资料');
  await page.waitForSelector('.ant-drawer nav');
});
axe('import', '/import');
axe('import, columns', '/import', async (page) => {
  await page.setInputFiles('input[type=file]', { name: 'look.csv', mimeType: 'text/csv', buffer: Buffer.from('客户名称,联系人,手机\n看一看公司,赵一,13612345678') });
  await page.waitForSelector('text=列与字段');
});
/** An operation to look at, given up before it changed anything. */
const prepared = (then) => async (page) => {
  const { customers } = await (await page.request.get(`${base}/v1/customers?page_size=1&fields=customer_name`)).json();
  const selection = { ids: [customers[0].id] };
  const made = await page.request.post(`${base}/v1/customers:bulk_edit`, { headers: WEB, data: { selection, values: { job_title: '看一看' } } });
  const { id } = await made.json();
  await page.request.post(`${base}/v1/contacts/operations/${id}:cancel`, { headers: WEB });
  await page.reload();
  await then?.(page, id);
};
axe('operations', '/operations', prepared((page, id) => page.waitForSelector(`main a[href*="${id}"]`)));
axe('operations, one of them', '/operations', prepared(async (page, id) => {
  await page.click(`main a[href*="${id}"]`);
  await page.waitForSelector('main section h2');
}));
axe('operations, tray', '/customers', prepared(async (page, id) => {
  await page.click('header button[aria-label="后台操作"]');
  await page.waitForSelector(`aside a[href*="${id}"]`);
}));
