// Runs before the first paint, so that nobody sees the other theme or language flash by.
// Reads what lib/appearance.ts remembers; a test holds the two together.
(() => {
  const root = document.documentElement;
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('sidebay.appearance') ?? '{}') ?? {};
  } catch {
    // Nothing readable is remembered: start with the system's wishes.
  }
  const languages = ['zh-CN', 'en'];
  const dark = window.matchMedia?.('(prefers-color-scheme: dark)').matches === true;
  root.lang = languages.includes(saved.language) ? saved.language : navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
  root.dataset.theme = saved.theme === 'dark' || (saved.theme !== 'light' && dark) ? 'dark' : 'light';
  // The policy of the page lets nobody write markup. Libraries empty an element by writing none; that, and only that, is let through.
  window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) });
  root.dataset.density = ['compact', 'regular', 'roomy'].includes(saved.density) ? saved.density : 'regular';
})();
