// A classic script, since a browser refuses modules on a page that was opened from disk.
(() => {
  const { up, found, nothing } = document.body.dataset;
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  // Whoever shows the site in a frame chooses the theme once; it goes along from page to page.
  for (const link of theme ? document.querySelectorAll('a[href]:not([download]):not([href^="#"])') : []) {
    if (link.origin === location.origin) link.search = `?theme=${theme}`;
  }
  const folding = document.querySelector('.contents details');
  if (folding && innerWidth < 900) folding.open = false;

  const input = document.getElementById('search');
  const box = document.querySelector('.results');
  const [status, list] = box.children;
  const matches = (words) =>
    window.contractSearch
      .map((entry) => {
        const name = `${entry.id} ${entry.path}`.toLowerCase();
        const all = `${name} ${entry.summary} ${entry.names} ${entry.api}`.toLowerCase();
        const fits = words.every((word) => all.includes(word));
        return { entry, rank: fits ? 1 + words.filter((word) => name.includes(word)).length : 0 };
      })
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank);
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    box.hidden = words.length === 0;
    if (box.hidden) return;
    const hits = matches(words);
    status.textContent = hits.length ? `${found} ${hits.length}` : nothing;
    list.replaceChildren(
      ...hits.slice(0, 30).map(({ entry }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = up + (theme ? entry.href.replace('#', `?theme=${theme}#`) : entry.href);
        const title = document.createElement('strong');
        title.textContent = entry.id;
        const route = document.createElement('code');
        route.textContent = `${entry.method} ${entry.path}`;
        const summary = document.createElement('span');
        summary.textContent = `${entry.summary} (${entry.api})`;
        link.append(title, ' ', route, summary);
        item.append(link);
        return item;
      }),
    );
  };
  const close = () => {
    input.value = '';
    show();
  };
  input.addEventListener('input', show);
  box.addEventListener('click', (event) => event.target.closest('a') && close());
  input.closest('.search').addEventListener('keydown', (event) => event.key === 'Escape' && close());
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input')) return;
    event.preventDefault();
    input.focus();
  });
})();
