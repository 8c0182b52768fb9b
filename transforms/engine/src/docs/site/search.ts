import { data } from './catalog.ts';
import { h } from './dom.ts';
import { linkTo, linkToColumn } from './words.ts';

/** Something that can be found. */
export interface Entry {
  name: string;
  is: 'model' | 'source' | 'column' | 'test' | 'exposure';
  /** What stands under the name: a description, or where a column is. */
  about: string;
  href: string;
}

const entries: Entry[] = [
  ...data.models.flatMap((model): Entry[] => [
    { name: model.name, is: 'model', about: model.description, href: linkTo(model.name) },
    ...model.columns.map(({ name, description }): Entry => ({
      name,
      is: 'column',
      about: `${model.name}${description ? ` · ${description}` : ''}`,
      href: linkToColumn([model.name, name]),
    })),
    ...model.tests.map(({ name }): Entry => ({
      name: `${model.name}.${name}`,
      is: 'test',
      about: model.name,
      href: `${linkTo(model.name)}?section=tests`,
    })),
  ]),
  ...data.sources.flatMap((source): Entry[] => [
    { name: source.name, is: 'source', about: source.file, href: linkTo(source.name) },
    ...source.columns.map(({ name }): Entry => ({
      name,
      is: 'column',
      about: source.name,
      href: linkToColumn([source.name, name]),
    })),
  ]),
  ...data.exposures.map(({ name, description }): Entry => ({
    name,
    is: 'exposure',
    about: description,
    href: '#/exposures',
  })),
  ...data.tests.map(({ name, file }): Entry => ({ name, is: 'test', about: file, href: '#/tests' })),
];

const weight = { model: 0, source: 0, exposure: 0, column: 1, test: 2 };

/** The entries that hold every word, best first: whole names, then beginnings, then parts, then descriptions. */
export const find = (text: string, most: number): Entry[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const ranked: { entry: Entry; rank: number }[] = [];
  for (const entry of entries) {
    const [name, about] = [entry.name.toLowerCase(), entry.about.toLowerCase()];
    let rank = weight[entry.is];
    for (const word of words) {
      if (name === word) rank += 0;
      else if (name.startsWith(word)) rank += 4;
      else if (name.includes(word)) rank += 8;
      else if (about.includes(word)) rank += 16;
      else rank = Infinity;
    }
    if (rank < Infinity) ranked.push({ entry, rank });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length);
  return ranked.slice(0, most).map(({ entry }) => entry);
};

/** The search field with its list: a combobox, used by keys as well as by pointer. */
export const searchBox = (): HTMLElement => {
  let found: Entry[] = [];
  let at = -1;
  const list = h('ul', { id: 'found', role: 'listbox', 'aria-label': 'Search results', hidden: true });
  const input = h('input', {
    type: 'search',
    placeholder: 'Search models, columns, tests',
    'aria-label': 'Search models, columns, sources, tests and exposures',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => show(),
    onfocus: () => show(),
    onkeydown: (event) => onKey(event as KeyboardEvent),
  }) as HTMLInputElement;
  const status = h('p', { class: 'unseen', role: 'status' });

  const close = (): void => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const go = (entry: Entry | undefined): void => {
    if (!entry) return;
    location.hash = entry.href;
    close();
    input.blur();
  };
  const show = (): void => {
    found = find(input.value, 40);
    at = -1;
    list.replaceChildren(
      ...found.map((entry, index) =>
        h(
          'li',
          { role: 'option', id: `found-${index}`, 'aria-selected': 'false', onmousedown: () => go(entry) },
          h('b', {}, entry.name),
          h('span', { class: 'kind' }, entry.is),
          h('small', {}, entry.about),
        ),
      ),
    );
    const asked = input.value.trim() !== '';
    if (asked && found.length === 0) list.append(h('li', { class: 'none' }, 'Nothing of that name.'));
    status.textContent = asked ? `${found.length} found` : '';
    list.hidden = !asked;
    input.setAttribute('aria-expanded', String(asked));
  };
  const move = (step: number): void => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `found-${at}`);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1);
    } else if (event.key === 'Enter') go(found[Math.max(at, 0)]);
    else if (event.key === 'Escape') close();
  };
  input.addEventListener('blur', close);
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as HTMLElement).closest('input, textarea, select');
    if (event.key !== '/' || typing) return;
    event.preventDefault();
    input.focus();
  });
  return h('div', { class: 'search' }, input, list, status);
};
