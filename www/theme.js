// Light, dark, or as the system says, which is the default; the choice is remembered in this browser. A plain script, so
// that the page is painted in the right colours from the start.

(() => {
  const KEY = 'workflow-preflight theme';
  const root = document.documentElement;

  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? 'system';
    } catch {
      return 'system'; // storage may be forbidden
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Then it holds until the page is left.
    }
  }

  root.dataset.theme = remembered();
  document.addEventListener('DOMContentLoaded', () => {
    const select = document.getElementById('theme');
    select.value = root.dataset.theme;
    if (select.selectedIndex < 0) select.value = 'system';
    select.addEventListener('change', () => {
      root.dataset.theme = select.value;
      remember(select.value);
    });
  });
})();
