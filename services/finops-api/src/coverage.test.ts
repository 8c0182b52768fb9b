import bundle from '@rosetta/generated/finops-api/bundle.json' with { type: 'json' };
import { operations } from '@rosetta/generated/finops-api/operations.ts';
import type { AdminOperationId } from '@rosetta/service-admin';
import { type RecordedReply, startJudge } from '@rosetta/service-kit/testing/judge.ts';
import type { OperationId } from './contract.ts';
import { allocationRow, lineRow, monthRow, treeRow } from './testing/builders.ts';
import { type Call, withApp } from './testing/withApp.ts';

/** The operations of costs; those of the batch are the same in every service and covered where they live. */
type CostOperationId = Exclude<OperationId, AdminOperationId>;

const period = { from: '2024-09', to: '2024-11' };
/** A good query of each operation, with a first page shorter than the whole where there are pages. */
const queries: Record<CostOperationId, Record<string, string>> = {
  getCostTree: { level: 'product', ...period, limit: '1' },
  listMonthlyCosts: { ...period, limit: '1' },
  listCostLines: { ...period, limit: '1' },
  listCostDimensions: {},
  getLastPublication: {},
};
const ids = Object.keys(queries) as CostOperationId[];
const paged = ids.filter((id) => queries[id].limit);

const documented = Object.values(bundle.paths).flatMap((path) => {
  const get = 'get' in path ? path.get : undefined;
  if (!get || !Object.hasOwn(queries, get.operationId)) return [];
  return Object.keys(get.responses).map((status) => `${get.operationId} ${status}`);
});
const answered = new Set<string>();

describe('every documented answer', () => {
  const app = withApp();
  const empty = withApp();
  const narrow = withApp({ rateLimit: { perMinute: 1 } });
  let judge: Awaited<ReturnType<typeof startJudge>>;

  beforeAll(async () => {
    judge = await startJudge(bundle);
    const rows = [
      treeRow(),
      treeRow({ product_id: 'office', product_name: 'Office', charge_month: '2024-10-01' }),
    ];
    await app.has('mv_cost_tree', rows);
    await app.has('mv_cost_by_month', rows.map(monthRow));
    await app.has('fct_cost_line', [
      lineRow(),
      lineRow({ line_id: 'line-2', application_id: null, pool_id: 'network', share_kind: 'shared' }),
    ]);
    await app.has('fct_allocation', [allocationRow()]);
    await app.publish();
    await narrow.publish();
  });
  afterAll(() => judge.stop());

  /** Calls an operation and lets the independent judge see the same request and reply. */
  const call = async (
    on: typeof app,
    id: CostOperationId,
    { query = queries[id], ...rest }: Call = {},
    documentedAs?: string,
  ) => {
    const reply = await on.call(id, { query, ...rest });
    answered.add(`${id} ${documentedAs ?? reply.status}`);
    const { path } = operations.find(({ operationId }) => operationId === id) ?? { path: '' };
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
    );
    const recorded: RecordedReply = {
      status: reply.status,
      contentType: reply.headers.get('content-type'),
      body: reply.body as unknown,
    };
    return { reply, verdict: await judge.judge(`${path}?${search}`, recorded) };
  };

  it.each(ids)('%s answers 200, and both judges agree', async (id) => {
    const { reply, verdict } = await call(app, id);
    expect(reply.status).toBe(200);
    expect(verdict).toEqual({ request: 'good', reply: 'good', reasons: [] });
    const etag = reply.headers.get('etag') ?? '';
    const { reply: known } = await call(app, id, { headers: { 'If-None-Match': etag } });
    expect([known.status, known.body]).toEqual([304, undefined]);
  });

  it.each(ids)('%s refuses with 400, 401 and 403, and both judges agree', async (id) => {
    const bad = await call(app, id, { query: { ...queries[id], unknown: '1' } });
    expect([bad.reply.status, bad.reply.body.errors, bad.verdict.request]).toEqual([
      400,
      [{ pointer: '/query/unknown', detail: 'is not a parameter of this operation' }],
      'bad',
    ]);
    for (const [status, token] of [
      [401, null],
      [403, { groups: ['GRP-STAFF'] }],
    ] as const) {
      const { reply, verdict } = await call(app, id, { token });
      expect([reply.status, reply.body.status, verdict.reply]).toEqual([status, status, 'good']);
    }
  });

  it.each(paged)('%s refuses an old cursor with 409', async (id) => {
    const { reply: first } = await call(app, id);
    await app.publish();
    const { reply, verdict } = await call(app, id, {
      query: { ...queries[id], cursor: first.body.nextCursor as string },
    });
    expect([reply.status, reply.body.type, verdict.reply]).toEqual([
      409,
      'urn:rosetta:problem:cursor-expired',
      'good',
    ]);
  });

  it.each(ids)('%s answers 503 before the first publication', async (id) => {
    const { reply, verdict } = await call(empty, id);
    expect([reply.status, reply.body.type, verdict.reply]).toEqual([
      503,
      'urn:rosetta:problem:not-published',
      'good',
    ]);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('answers 503 where no build has made the tables', async () => {
    await empty.run('drop schema ops cascade');
    expect((await empty.call('getLastPublication')).body.type).toBe('urn:rosetta:problem:not-published');
  });

  it.each(ids)('%s answers 429 to a caller who asks too much', async (id) => {
    const token = { claims: { sub: `user:default/${id}` } };
    await narrow.call(id, { query: queries[id], token });
    const { reply, verdict } = await call(narrow, id, { token });
    expect([reply.status, verdict.reply]).toEqual([429, 'good']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each(ids)('%s answers any other problem by the default response', async (id) => {
    const { reply, verdict } = await call(app, id, { headers: { Accept: 'text/html' } }, 'default');
    expect([reply.status, reply.body.type, verdict.reply]).toEqual([
      406,
      'urn:rosetta:problem:not-acceptable',
      'good',
    ]);
  });

  it.each([
    ['getCostTree', { level: 'nowhere', ...period }],
    ['getCostTree', { ...period }],
    ['getCostTree', { level: 'domain', from: '2024-9', to: '2024-11' }],
    ['getCostTree', { level: 'domain', ...period, limit: '0' }],
    ['getCostTree', { level: 'domain', ...period, limit: '1.5' }],
    ['getCostTree', { level: 'domain', ...period, currency: 'usd' }],
    ['getCostTree', { level: 'domain', ...period, chargeCategory: ['Usage', 'Usage'] }],
    ['listCostLines', { ...period, shareKind: 'half' }],
    ['listMonthlyCosts', { ...period, groupBy: 'moon' }],
    ['getCostTree', { level: 'domain', ...period, shareKind: ['direct', 'indirect'] }],
    ['listCostLines', { ...period, chargeCategory: 'Tax' }],
  ] as [CostOperationId, Record<string, string | string[]>][])(
    '%s %j: both judges agree',
    async (id, query) => {
      const { reply, verdict } = await call(app, id, { query });
      expect(verdict.request).toBe(reply.status === 400 ? 'bad' : 'good');
    },
  );

  it('differs from express-openapi-validator where that one is lenient: a number in hexadecimal', async () => {
    // ajv's coercion takes 0x10 for 16; OpenAPI 3.1 leaves the text form of a number to JSON's, which has no hexadecimal.
    const { reply, verdict } = await call(app, 'getCostTree', {
      query: { level: 'domain', ...period, limit: '0x10' },
    });
    expect([reply.status, verdict.request]).toEqual([400, 'good']);
  });

  it('has answered every documented status of every operation', () => {
    expect([...answered].sort()).toEqual([...documented].sort());
  });
});
