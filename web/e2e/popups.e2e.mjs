// axe with popups open: what hangs over the customer page while one edits, in both themes, on one page.
import { base, series } from './browser.mjs';
import { THEMES, axe, bothThemes } from './axe.mjs';
import { make, patch, remove } from './customers.mjs';
import { PNG } from './fields-dialogs.mjs';
import { POPUP, at, openEditor } from './fields-editors.mjs';
import { depositor, nobody, reader } from './people.mjs';
import { settled } from './waiting.mjs';

const close = async (page) => {
  for (let i = 0; i < 3 && (await page.locator('[data-field] [role=group] input, .ant-modal-wrap:visible').count()); i += 1) {
    await page.keyboard.press('Escape');
    await settled(page);
  }
};
const editor = (field, popup) => async (page) => {
  await openEditor(page, field);
  if (popup) await page.waitForSelector(popup);
};
const within = (field, what, popup = POPUP) => async (page) => {
  await openEditor(page, field);
  await page.click(`${at(field)} ${what}`);
  await page.waitForSelector(popup);
};
async function menu(page, entry) {
  await page.click('[aria-label="更多操作"]');
  await page.waitForSelector('.ant-dropdown-menu');
  if (entry) await page.click(`.ant-dropdown-menu >> text=${entry}`);
  if (entry) await page.waitForSelector('.ant-modal .ant-modal-footer');
}
const dialog = (entry, select) => async (page) => {
  await menu(page, entry);
  if (select) await page.click(`.ant-modal ${select}`);
  if (select) await page.waitForSelector(POPUP);
};

const STEPS = {
  remarks: {
    'likes': editor('hobbies'),
    'file, deleting': async (page) => {
      await page.setInputFiles(`${at('attachments')} input[type=file]`, { name: 'a.png', mimeType: 'image/png', buffer: PNG });
      await page.click('[aria-label="删除“a.png”"]');
      await page.waitForSelector('.ant-popconfirm');
    },
  },
  status: {
    'calendar with times': editor('next_action_at', '.ant-picker-dropdown .ant-picker-time-panel'),
    'calendar of months': editor('expected_close_month', '.ant-picker-dropdown .ant-picker-month-panel'),
    'several codes': within('needed_products', '.ant-select'),
    'conflict': async (page, context, id) => {
      await openEditor(page, 'main_competitor');
      await patch(context, id, { main_competitor: '对方写的' });
      await page.keyboard.insertText('我写的');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('main_competitor')} [role=alert]`);
    },
  },
  basic: {
    'choices of a code': editor('gender', POPUP),
    'provinces': editor('province', POPUP),
    'nothing found': async (page) => {
      await openEditor(page, 'country');
      await page.keyboard.insertText('亚特兰蒂斯');
      await page.waitForSelector(`${POPUP} :text("没有匹配的结果")`);
    },
    'partial date': editor('birthday'),
    'months': within('birthday', '.ant-select:has([aria-label$="月"])'),
    'children': editor('children'),
    'refused': async (page) => {
      await openEditor(page, 'mobile');
      await page.keyboard.insertText('12');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${at('mobile')} [role=alert]`);
    },
    'menu of the page': (page) => menu(page),
    'assign, people': dialog('分配客户', '.ant-select'),
    'access, members': dialog('查看与使用权限', 'section:nth-of-type(2) .ant-select'),
    'delete': async (page) => {
      await page.click('[aria-label="更多操作"]');
      await page.click('.ant-dropdown-menu >> text=删除客户');
      await page.waitForSelector('.ant-modal-confirm');
    },
  },
  company: {
    'industries as a tree': editor('industry', `${POPUP} .ant-select-tree`),
    'calendar of days': editor('founded_on', '.ant-picker-dropdown .ant-picker-body'),
    'rich text, link': async (page) => {
      await page.click('#edit-company_profile');
      await page.click(`${at('company_profile')} .tiptap`);
      await page.click(`${at('company_profile')} [aria-label="链接"]`);
    },
  },
  finance: { 'currencies': within('credit_limit', '.ant-select'), 'whole number': editor('payment_terms_days') },
};

series('axe popups', Object.values(STEPS).flatMap(Object.keys).flatMap((name) => THEMES.map((theme) => `${name}, ${theme}`)), async (page, context, note) => {
  const one = await make(context);
  try {
    for (const [tab, steps] of Object.entries(STEPS)) {
      for (const [name, act] of Object.entries(steps)) {
        const open = async () => {
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(`${base}/customers/${one.id}?tab=${tab}`);
          await page.waitForSelector('[role=tabpanel] [data-field]');
          await act(page, context, one.id);
        };
        await open().then(() => bothThemes(page, note, `${name}, `), (error) => THEMES.forEach((theme) => note(`${name}, ${theme}`, error)));
        await close(page);
      }
    }
  } finally {
    await remove(context, one.id);
  }
}, { theme: 'system', axe: true });

axe('no access', '/customers', undefined, { as: nobody });
axe('depositor', '/customers', undefined, { as: depositor });
axe('reader', '/customers', undefined, { as: reader });
axe('import without the right', '/import', undefined, { as: reader });
axe('not found', '/customers/00000000-0000-7000-8000-000000000000');
axe('offline', '/customers', async (page) => {
  await page.context().setOffline(true);
  await page.waitForSelector('text=网络已断开');
});
axe('server failed', '/operations', async (page) => {
  await page.route(/\/v1\/customers\?/, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500,"reason":"INTERNAL","trace_id":"abcdef0123456789"}' }));
  await page.goto(`${base}/customers`);
  await page.waitForSelector('[role=alert]');
});
axe('password', '/customers', async (page) => {
  await page.click('.me');
  await page.click('.ant-dropdown-menu-item:has-text("修改密码")');
  await page.waitForSelector('.ant-modal input');
});
axe('shared view', '/customers', async (page) => {
  await page.click('[aria-label="存为新视图"]');
  await page.click('.ant-modal .ant-select');
  await page.waitForSelector(POPUP);
});
axe('shortcuts', '/customers', (page) => page.keyboard.press('?'));
axe('phone palette', '/customers', (page) => page.tap('header .search'), { mobile: true });
axe('phone create', '/customers', async (page) => {
  await page.tap('main button:has-text("新建客户")');
  await page.waitForSelector('#new-customer_name');
}, { mobile: true });
