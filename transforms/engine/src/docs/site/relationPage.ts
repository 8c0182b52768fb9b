import type { SiteColumn, SiteModel, SiteSource } from '../siteData.ts';
import { children, data, exposuresOf, neighbours, relation } from './catalog.ts';
import { h, type Child } from './dom.ts';
import { facts, inputList, kindLabel, prose, relationLink, section, table } from './parts.ts';
import { partNames } from '../../lineage/partNames.ts';
import { linkToGraph, number, size } from './words.ts';

/** The page of a model or source: everything that is known of it. */
export const relationPage = (name: string, params: URLSearchParams): Child[] => {
  const found = relation(name);
  if (!found) return [h('h1', {}, 'No such page'), h('p', {}, `Nothing is named ${name} here.`)];
  const { columns } = found.of;
  const own = found.is === 'model' ? modelParts(found.of) : sourceParts(found.of);
  return [
    h('p', { class: 'crumb' }, kindLabel(name), ' ', found.is === 'model' ? found.of.schema : ''),
    h('h1', {}, name),
    found.of.description !== '' && h('p', { class: 'lead' }, prose(found.of.description)),
    ...own.above,
    section('Columns', 'columns', columnTable(name, columns, params.get('column'))),
    ...own.below,
    section('Read by', 'children', relationList(children(name))),
    section('Used by', 'exposures', exposureList(name)),
    h('p', {}, h('a', { class: 'button', href: linkToGraph(name) }, 'Show in the graph')),
  ];
};

const modelParts = (model: SiteModel): { above: Child[]; below: Child[] } => ({
  above: [
    facts([['Grain', grainOf(model)]]),
    facts([
      ['Owner', model.owner],
      ['Tags', model.tags.join(', ')],
      ['Version', versionOf(model)],
      ['File', h('code', {}, model.file)],
      [
        'Last built',
        model.live && `${model.live.builtAt} UTC${model.live.action ? `, ${model.live.action}` : ''}`,
      ],
      ['Status', data.facts && (model.live ? 'published' : 'not published yet')],
      ['Last run', model.lastStatus],
      ['Rows', model.live && number(model.live.rows)],
      ['Size', model.live && size(model.live.bytes)],
    ]),
  ],
  below: [
    section('Reads', 'parents', relationList(model.parents)),
    model.influences.length > 0 &&
      section('What decides which rows there are', 'influences', inputList(model.influences)),
    model.tests.length > 0 &&
      section(
        'Tests',
        'tests',
        table(
          'Tests',
          ['Test', 'Written in', ...(data.facts ? ['Last failure kept'] : [])],
          model.tests.map(({ name, file, lastFailure }) => [
            name,
            h('code', {}, file),
            ...(data.facts ? [lastFailure ?? 'none'] : []),
          ]),
        ),
      ),
    model.indexes.length > 0 &&
      section(
        'Indexes',
        'indexes',
        h(
          'ul',
          {},
          ...model.indexes.map(({ columns, unique }) =>
            h('li', {}, columns.join(', '), unique ? ' (unique)' : ''),
          ),
        ),
      ),
    model.sql.length > 0 && section('SQL', 'sql', code(model)),
  ],
});

const sourceParts = (source: SiteSource): { above: Child[]; below: Child[] } => ({
  above: [
    facts([
      ['File', h('code', {}, source.file)],
      ['Freshness', source.freshness],
      ['Rows', data.facts && number(source.rows)],
      ['Size', data.facts && size(source.bytes)],
    ]),
  ],
  below: [],
});

const grainOf = ({ grain }: SiteModel): Child =>
  grain && [prose(grain.description), grain.key.length > 0 && h('code', {}, ` ${grain.key.join(', ')}`)];

const versionOf = (model: SiteModel): Child => {
  const others = data.models.filter(({ base, name }) => base === model.base && name !== model.name);
  if (others.length === 0 && model.version === 1 && !model.sunset) return null;
  return [
    `${model.version}`,
    model.sunset && `, gone from ${model.sunset}`,
    others.length > 0 && [' (beside ', ...others.flatMap(({ name }) => [relationLink(name), ' ']), ')'],
  ];
};

const columnTable = (name: string, columns: readonly SiteColumn[], chosen: string | null): HTMLElement => {
  const drawn = table(
    'Columns',
    ['Column', 'Type', 'Null', 'Description', 'Lineage'],
    columns.map((column) => [
      h('span', { id: `column-${column.name}` }, column.name),
      h('code', {}, column.type),
      h('span', { class: 'nowrap' }, column.nullable ? 'can be null' : 'never null'),
      [
        prose(column.description),
        column.tests.length > 0 && h('small', {}, `tested: ${column.tests.join(', ')}`),
      ],
      lineageOf(name, column, column.name === chosen),
    ]),
  );
  const row = columns.findIndex((column) => column.name === chosen);
  if (row >= 0) drawn.querySelectorAll('tbody tr')[row]!.classList.add('chosen');
  return drawn;
};

const lineageOf = (name: string, column: SiteColumn, open: boolean): Child => {
  const up = neighbours([name, column.name], 'up');
  const down = neighbours([name, column.name], 'down');
  if (up.length + down.length === 0) return 'constant or count';
  const kinds = [...new Set(up.map(([, , kind]) => partNames[kind]))].slice(0, 2).join(', ');
  return h(
    'details',
    open ? { open: true } : {},
    h('summary', {}, up.length > 0 ? kinds : `goes into ${down.length}`),
    up.length > 0 && [h('b', {}, 'Comes from'), inputList(up)],
    down.length > 0 && [h('b', {}, 'Goes into'), inputList(down)],
    h('a', { href: linkToGraph(name, column.name) }, 'Follow in the graph'),
  );
};

const relationList = (names: readonly string[]): Child =>
  names.length > 0 &&
  h(
    'ul',
    { class: 'relations' },
    ...names.map((name) => h('li', {}, relationLink(name), ' ', kindLabel(name))),
  );

const exposureList = (name: string): Child => {
  const exposures = exposuresOf(name);
  return (
    exposures.length > 0 &&
    h(
      'ul',
      {},
      ...exposures.map((exposure) => {
        const columns = exposure.uses.flatMap(({ model, column }) =>
          model === name && column ? [column] : [],
        );
        return h(
          'li',
          {},
          h('a', { href: '#/exposures' }, exposure.name),
          columns.length > 0 && `: ${columns.join(', ')}`,
        );
      }),
    )
  );
};

const code = (model: SiteModel): HTMLElement => {
  const byWord = new Map(model.parents.map((parent) => [parent.split('.').at(-1)!, parent]));
  return h(
    'pre',
    { tabindex: '0' },
    h(
      'code',
      {},
      ...model.sql.map(([kind, text]) => {
        const parent = kind === 'relation' ? byWord.get(text) : undefined;
        if (parent) return h('span', { class: 'sql-relation' }, relationLink(parent, text));
        return kind === '' ? text : h('span', { class: `sql-${kind}` }, text);
      }),
    ),
  );
};
