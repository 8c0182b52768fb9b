import { data } from './catalog.ts';
import { h, type Child } from './dom.ts';
import { graphPage } from './graphPage.ts';
import { exposuresPage, modelsPage, sourcesPage, testsPage } from './listPages.ts';
import { relationPage } from './relationPage.ts';
import { searchBox } from './search.ts';

const pages: Record<string, (params: URLSearchParams, name: string) => Child[]> = {
  '': modelsPage,
  model: (params, name) => relationPage(name, params),
  source: (params, name) => relationPage(name, params),
  sources: sourcesPage,
  exposures: exposuresPage,
  tests: testsPage,
  graph: graphPage,
};

const links = [
  ['', 'Models'],
  ['sources', 'Sources'],
  ['tests', 'Tests'],
  ['exposures', 'Exposures'],
  ['graph', 'Graph'],
] as const;

const main = document.getElementById('main')!;

/** Draws the page that the address names, and takes the reader to its beginning or to what the address points at. */
const draw = (): void => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [kind = '', ...rest] = path.split('/');
  const params = new URLSearchParams(query);
  const page = pages[kind] ?? (() => [h('h1', {}, 'No such page')]);
  main.replaceChildren(h('div', { class: 'page' }, ...page(params, decodeURIComponent(rest.join('/')))));
  const heading = main.querySelector('h1')?.textContent ?? '';
  document.title = heading === data.project ? data.project : `${heading} · ${data.project}`;
  for (const link of document.querySelectorAll('#nav a'))
    link.toggleAttribute('aria-current', link.getAttribute('href') === `#/${kind}`);
  const target = params.get('section') ?? (params.has('column') ? `column-${params.get('column')}` : '');
  const place = target === '' ? null : document.getElementById(target);
  if (place) place.scrollIntoView({ block: 'center' });
  else window.scrollTo(0, 0);
};

/** Light, dark, or what the system says; kept where the browser lets a page from disk keep something. */
const themeButton = (): HTMLElement => {
  const names = ['system', 'light', 'dark'] as const;
  let at = 0;
  try {
    at = Math.max(0, names.indexOf(localStorage.getItem('theme') as (typeof names)[number]));
  } catch {
    // private window
  }
  const button = h('button', {
    type: 'button',
    class: 'theme',
    onclick: () => {
      at = (at + 1) % names.length;
      apply();
    },
  });
  const apply = (): void => {
    const name = names[at]!;
    document.documentElement.dataset['theme'] = name;
    button.textContent = `Theme: ${name}`;
    try {
      localStorage.setItem('theme', name);
    } catch {
      // private window
    }
  };
  apply();
  return button;
};

document.getElementById('search')!.append(searchBox());
document
  .getElementById('nav')!
  .append(...links.map(([path, text]) => h('a', { href: `#/${path}` }, text)), themeButton());
window.addEventListener('hashchange', () => {
  draw();
  main.focus({ preventScroll: true });
});
draw();
