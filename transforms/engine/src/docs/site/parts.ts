import { h, type Child } from './dom.ts';
import { partNames } from '../../lineage/partNames.ts';
import { kindOf, linkTo, linkToColumn } from './words.ts';
import { isDirect, relation, type Place } from './catalog.ts';
import type { SiteInput } from '../siteData.ts';

/** A link to a model or source; a name that this site has no page for is only text. */
export const relationLink = (name: string, text = name): Child =>
  relation(name) ? h('a', { href: linkTo(name) }, text) : text;

/** A description, what stands in backquotes as code. */
export const prose = (text: string): Child =>
  text.split('`').map((piece, index) => (index % 2 === 1 ? h('code', {}, piece) : piece));

/** What a relation is, as a small label. */
export const kindLabel = (name: string): HTMLElement => h('span', { class: 'kind' }, kindOf(name));

/** A heading with what stands under it; nothing when there is nothing. */
export const section = (title: string, id: string, ...children: Child[]): Child =>
  children.flat().some(Boolean) &&
  h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...children);

/** A table that scrolls by itself on a small screen. */
export const table = (caption: string, headings: string[], rows: Child[][]): HTMLElement =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...headings.map((heading) => h('th', { scope: 'col' }, heading)))),
      h(
        'tbody',
        {},
        ...rows.map(([first, ...rest]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, first),
            // On a small screen the cells stand one under the other, each behind its heading.
            ...rest.map((cell, index) => h('td', { 'data-heading': headings[index + 1] }, cell)),
          ),
        ),
      ),
    ),
  );

/** A table of which more rows are drawn when asked for: a thousand at once would be slow. */
export const growingTable = (
  caption: string,
  headings: string[],
  rows: (() => Child[])[],
  step = 100,
): HTMLElement => {
  const drawn = table(
    caption,
    headings,
    rows.slice(0, step).map((row) => row()),
  );
  let shown = Math.min(step, rows.length);
  if (shown === rows.length) return drawn;
  const body = drawn.querySelector('tbody')!;
  const more = h('button', {
    type: 'button',
    onclick: () => {
      const next = table(
        caption,
        headings,
        rows.slice(shown, shown + step).map((row) => row()),
      );
      body.append(...next.querySelectorAll('tbody tr'));
      shown = Math.min(shown + step, rows.length);
      label();
    },
  });
  const label = (): void => {
    more.textContent = `Show ${Math.min(step, rows.length - shown)} more of ${rows.length - shown}`;
    more.hidden = shown === rows.length;
  };
  label();
  return h('div', {}, drawn, more);
};

/** Columns with the part that each has: links, those that only decide after those that a value is made of. */
export const inputList = (inputs: readonly SiteInput[]): HTMLElement => {
  const byPlace = new Map<string, { place: Place; kinds: SiteInput[2][] }>();
  for (const [name, column, kind] of inputs) {
    const known = byPlace.get(`${name} ${column}`) ?? { place: [name, column], kinds: [] };
    byPlace.set(`${name} ${column}`, known);
    known.kinds.push(kind);
  }
  const rank = ({ kinds }: { kinds: SiteInput[2][] }): number => (kinds.some(isDirect) ? 0 : 1);
  return h(
    'ul',
    { class: 'inputs' },
    ...[...byPlace.values()]
      .sort((a, b) => rank(a) - rank(b))
      .map(({ place, kinds }) =>
        h(
          'li',
          { class: kinds.some(isDirect) ? 'direct' : 'indirect' },
          h('a', { href: linkToColumn(place) }, `${place[0]}.${place[1]}`),
          ' ',
          h('span', { class: 'part' }, kinds.map((kind) => partNames[kind]).join(', ')),
        ),
      ),
  );
};

/** Names and values side by side; those without a value are left out. */
export const facts = (pairs: [string, Child][]): HTMLElement =>
  h(
    'dl',
    pairs.length === 1 ? { class: 'wide' } : {},
    ...pairs
      .filter(([, value]) => value !== null && value !== '' && value !== undefined && value !== false)
      .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
