// Runs before the first paint: the theme and language of the last visit, so that nothing flashes.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('crm-ui') || '{}').state || {};
  } catch {
    kept = {};
  }
  const dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (kept.language === 'en') root.lang = 'en';
  if (location.pathname === '/sign-in') root.dataset.boot = 'plain';
})();
