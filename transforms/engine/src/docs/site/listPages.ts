import type { SiteRun } from '../siteData.ts';
import { data } from './catalog.ts';
import { h, type Child } from './dom.ts';
import { growingTable, kindLabel, prose, relationLink } from './parts.ts';
import { count, linkTo, number, size } from './words.ts';

/** The first page: what the project is, and its models. */
export const modelsPage = (): Child[] => {
  const columns = data.models.reduce((sum, model) => sum + model.columns.length, 0);
  const tests = data.models.reduce((sum, model) => sum + model.tests.length, 0) + data.tests.length;
  const held = [
    count(data.models.length, 'model'),
    count(columns, 'column'),
    count(data.sources.length, 'source'),
    count(tests, 'test'),
    count(data.exposures.length, 'exposure'),
  ];
  const sunsets = data.models.filter(({ sunset }) => sunset !== null);
  const rows = [...data.models].sort((a, b) => a.name.localeCompare(b.name));
  const headings = ['Model', 'Kind', 'Schema', 'Description', ...(data.facts ? ['Rows', 'Size'] : [])];
  return [
    h('h1', {}, data.project),
    h('p', { class: 'lead' }, held.join(', '), '.'),
    data.lastRun && h('p', { class: 'note' }, lastRun(data.lastRun)),
    sunsets.length > 0 &&
      h(
        'p',
        { class: 'note' },
        'Going away: ',
        ...sunsets.flatMap(({ name, sunset }) => [relationLink(name), ` on ${sunset} `]),
      ),
    growingTable(
      'Models',
      headings,
      rows.map((model) => () => [
        relationLink(model.name),
        kindLabel(model.name),
        model.schema,
        prose(model.description),
        ...(data.facts ? [number(model.live?.rows ?? null), size(model.live?.bytes ?? null)] : []),
      ]),
    ),
    h('p', { class: 'quiet' }, `Written ${data.generatedAt} UTC. Press / to search.`),
  ];
};

const lastRun = ({ status, command, startedAt, seconds, message }: SiteRun): string => {
  const took = seconds === null ? '' : `, ${seconds.toFixed(1)} s`;
  return `Last run: ${command}, ${status}, ${startedAt} UTC${took}.${message ? ` ${message}` : ''}`;
};

/** The sources. */
export const sourcesPage = (): Child[] => [
  h('h1', {}, 'Sources'),
  h('p', { class: 'lead' }, 'Tables that the models read and others fill.'),
  growingTable(
    'Sources',
    ['Source', 'Columns', 'Freshness', ...(data.facts ? ['Rows', 'Size'] : []), 'File'],
    data.sources.map((source) => () => [
      relationLink(source.name),
      source.columns.length,
      source.freshness ?? '–',
      ...(data.facts ? [number(source.rows), size(source.bytes)] : []),
      h('code', {}, source.file),
    ]),
  ),
];

/** Who uses the models. */
export const exposuresPage = (): Child[] => [
  h('h1', {}, 'Exposures'),
  h('p', { class: 'lead' }, 'What outside the project reads its models.'),
  data.exposures.length === 0
    ? h('p', {}, 'None are declared.')
    : growingTable(
        'Exposures',
        ['Exposure', 'Type', 'Owner', 'Reads', 'Description'],
        data.exposures.map((exposure) => () => [
          exposure.url ? h('a', { href: exposure.url, rel: 'noreferrer' }, exposure.name) : exposure.name,
          exposure.type,
          exposure.owner ?? '–',
          [...new Set(exposure.uses.map(({ model }) => model))].flatMap((name) => [relationLink(name), ' ']),
          prose(exposure.description),
        ]),
      ),
];

/** Every test, of models and of files. */
export const testsPage = (): Child[] => {
  const rows = [
    ...data.tests.map((test) => ({ model: undefined, test })),
    ...data.models.flatMap((model) => model.tests.map((test) => ({ model: model.name, test }))),
  ];
  return [
    h('h1', {}, 'Tests'),
    h('p', { class: 'lead' }, `${count(rows.length, 'test')}; each must find no row that is wrong.`),
    growingTable(
      'Tests',
      ['Test', 'Model', 'Written in'],
      rows.map(({ model, test }) => () => [
        test.name,
        model === undefined
          ? test.reads.flatMap((name) => [relationLink(name), ' '])
          : h('a', { href: `${linkTo(model)}?section=tests` }, model),
        h('code', {}, test.file),
      ]),
    ),
  ];
};
