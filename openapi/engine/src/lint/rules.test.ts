import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RuleSeverities } from '../options.ts';
import { shopOptions } from '../testing/shop.ts';
import { catalogue } from './catalogue.ts';
import { findingsOf } from './findingsOf.ts';
import { bundleSpec } from '../bundle.ts';
import { houseRules } from './rules.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Change {
  path?: string;
  operation?: object;
  parameter?: object;
  request?: object;
  response?: object;
}

const problem = {
  description: 'Wrong.',
  content: { 'application/problem+json': { schema: { type: 'object' }, example: {} } },
};

/** A document of one operation that every rule accepts, with a change. */
const documentOf = ({ path = '/v1/orders', operation, parameter, request, response }: Change) => ({
  openapi: '3.1.0',
  info: { title: 'One', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: 'https://shop.invalid' }],
  security: [{ bearer: [] }],
  tags: [{ name: 'orders', description: 'Orders.' }],
  paths: {
    [path]: {
      post: {
        operationId: 'createOrder',
        summary: 'Create.',
        tags: ['orders'],
        'x-roles': ['clerk'],
        ...(parameter
          ? { parameters: [{ in: 'query', name: 'on', description: 'Which.', example: 1, ...parameter }] }
          : {}),
        ...(request ? { requestBody: { content: { 'application/json': { schema: request } } } } : {}),
        responses: {
          200: {
            description: 'Done.',
            content: { 'application/json': { schema: { type: 'object', ...response }, example: {} } },
          },
          '4XX': problem,
          default: problem,
        },
        ...operation,
      },
    },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
});

const find = async (change: Change, rules?: RuleSeverities) => {
  const spec = join(folder, 'one.yaml');
  await writeFile(spec, stringify(documentOf(change)));
  return findingsOf({ ...shopOptions, spec, rules }, await bundleSpec(spec));
};
const properties = (name: string, schema: object): Change => ({
  response: { properties: { [name]: schema } },
});
const query = (name: string, schema: object): Change => ({ parameter: { name, schema } });
const events = (schema: object): Change => ({
  operation: {
    responses: {
      200: {
        description: 'Events.',
        content: { 'text/event-stream': { schema, example: { event: 'a', data: {} } } },
      },
      '4XX': problem,
      default: problem,
    },
  },
});
const event = { type: 'object', properties: { event: { type: 'string' }, data: { type: 'object' } } };
const soon = { deprecated: true, 'x-deprecated-at': '2027-01-31', 'x-sunset-at': '2027-07-31' };

/** What each rule refuses, and the nearest thing that it accepts. */
const cases: Record<string, [refused: Change, accepted: Change]> = {
  'operation-verb-noun': [
    { operation: { operationId: 'orders' } },
    { operation: { operationId: 'listOrders' } },
  ],
  'operation-tagged': [{ operation: { tags: [] } }, {}],
  'operation-roles': [{ operation: { 'x-roles': [] } }, { operation: { 'x-roles': ['boss'] } }],
  'path-kebab-case': [{ path: '/v1/openOrders' }, { path: '/v1/open-orders' }],
  'parameter-described': [
    { parameter: { description: '', schema: { type: 'integer' } } },
    query('on', { type: 'integer' }),
  ],
  'response-shown': [
    {
      operation: {
        responses: {
          200: { description: 'A.', content: { 'application/json': {} } },
          '4XX': problem,
          default: problem,
        },
      },
    },
    {},
  ],
  'response-problem': [
    {
      operation: { responses: { 204: { description: 'A.' }, 400: { description: 'B.' }, default: problem } },
    },
    { operation: { responses: { 204: { description: 'A.' }, 400: problem, default: problem } } },
  ],
  'paging-no-offset': [query('offset', { type: 'integer' }), query('cursor', { type: 'integer' })],
  'limit-maximum': [query('limit', { type: 'integer' }), query('limit', { type: 'integer', maximum: 9 })],
  'request-bounded': [
    { request: { type: 'object', properties: { note: { type: 'string' } } } },
    { request: { type: 'object', properties: { note: { type: 'string', maxLength: 9 } } } },
  ],
  'money-text': [
    properties('netCost', { type: 'number' }),
    properties('netCost', { type: 'string', format: 'decimal' }),
  ],
  'time-format': [
    properties('paidAt', { type: 'string' }),
    properties('paidAt', { type: ['string', 'null'], format: 'date-time' }),
  ],
  'enum-of-one': [
    properties('kind', { type: 'string', const: 'a' }),
    properties('kind', { type: 'string', enum: ['a'] }),
  ],
  'object-closed': [
    { response: { properties: { a: { type: 'string' } }, additionalProperties: true } },
    { response: { additionalProperties: true } },
  ],
  'event-named': [events(event), events({ ...event, required: ['event', 'data'] })],
  'deprecation-planned': [{ operation: { deprecated: true } }, { operation: soon }],
  'successor-known': [
    { operation: { ...soon, 'x-successor': 'listNothing' } },
    { operation: { ...soon, 'x-successor': 'createOrder' } },
  ],
  examples: [query('on', { type: 'boolean' }), query('on', { type: 'integer' })],
};
const tells = (name: string, findings: readonly { message: string }[]) =>
  findings.some(({ message }) =>
    name === 'examples' ? message === 'the value must be boolean.' : message.includes(`(house/${name})`),
  );

describe('each rule', () => {
  it.each(Object.entries(cases))(
    '%s refuses the one and accepts the other',
    async (name, [refused, accepted]) => {
      expect(tells(name, await find(refused))).toBe(true);
      expect(tells(name, await find(accepted))).toBe(false);
      expect(tells(name, await find(refused, { [name]: 'off' }))).toBe(false);
      expect(tells(name, await find(refused, { all: 'off' }))).toBe(false);
    },
  );

  it('has a case, a reason and a place among the rules', () => {
    const names = catalogue.map(({ name }) => name).sort();
    expect(Object.keys(cases).sort()).toEqual(names);
    expect([...Object.keys(houseRules(shopOptions)), 'examples'].sort()).toEqual(names);
  });

  it('is listed in the README with its reason', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, section = ''] = /<!-- rules -->\n\n([^]*?)\n\n<!-- \/rules -->/.exec(readme) ?? [];
    expect(section.replaceAll(/ +\|/g, ' |').split('\n').slice(2)).toEqual(
      catalogue.map(({ name, severity, reason }) => `| \`${name}\` | ${severity} | ${reason} |`),
    );
  });

  it('is a warning where somebody says so, alone or with all others', async () => {
    const refused = query('offset', { type: 'integer' });
    expect(await find(refused, { 'paging-no-offset': 'warn' })).toEqual([
      expect.objectContaining({
        severity: 'warn',
        message: expect.stringContaining('(house/paging-no-offset)') as string,
      }),
    ]);
    const all = await find(
      { ...refused, operation: { summary: undefined, operationId: 'x' } },
      { all: 'warn' },
    );
    expect(all.length).toBeGreaterThan(1);
    expect(all.every(({ severity }) => severity === 'warn')).toBe(true);
    const named = await find(refused, { all: 'off', 'paging-no-offset': 'error' });
    expect(named).toEqual([{ where: expect.any(String), message: expect.stringContaining('cursor') }]);
  });
});
