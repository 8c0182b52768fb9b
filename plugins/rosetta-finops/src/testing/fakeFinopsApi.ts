import type { components } from '@rosetta/generated/finops-api/types.ts';
import { judgeReply, validators } from '@rosetta/generated/finops-api/validators.js';
import type { Problem } from '@rosetta/plugin-rosetta-core';
import type { FinopsApi } from '../api/finopsApi';
import type { Level } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import { groupBy, select, sums } from './ledger';

type Schemas = components['schemas'];
type Query = CostQuery & { level: Level; groupBy: Schemas['MonthlyGroupBy']; cursor?: string };

const publication = { id: 17, publishedAt: '2026-01-05T02:13:45.120Z' };
const rest = { publication, costKind: 'billed' as const };

const answers = {
  '/v1/costs/dimensions': (): Schemas['CostDimensions'] => ({
    publication,
    months: { first: '2024-08', last: '2024-09' },
    currencies: ['EUR', 'USD'],
    domains: [
      { id: 'cloud', name: 'Cloud' },
      { id: 'unclassified', name: 'Unclassified' },
    ],
    groups: [{ id: 'retail', name: 'Retail' }],
    chargeCategories: ['Tax', 'Usage'],
  }),
  '/v1/publications/last': (): Schemas['PublicationDetail'] => ({
    ...publication,
    runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52',
    models: [
      { name: 'fct_cost', action: 'replaced' },
      { name: 'dim_product', action: 'kept' },
    ],
  }),
  '/v1/costs/tree': (query: Query): Schemas['CostTree'] => ({
    ...rest,
    level: query.level,
    items: groupBy(select(query), (each) => `${each[query.level].id} ${each.currency}`).map(
      ([, entries]) => ({
        ...entries[0]![query.level],
        level: query.level,
        currency: entries[0]!.currency,
        ...sums(entries),
        lineCount: entries.length,
      }),
    ),
    totals: groupBy(select(query), ({ currency }) => currency).map(([currency, entries]) => ({
      currency,
      ...sums(entries),
    })),
    nextCursor: null,
  }),
  '/v1/costs/monthly': (query: Query): Schemas['MonthlyCostPage'] => ({
    ...rest,
    groupBy: query.groupBy,
    items: groupBy(select(query), (each) => `${each.month} ${each.domain.id} ${each.currency}`).map(
      ([, entries]) => ({
        month: entries[0]!.month,
        key: entries[0]!.domain.id,
        name: entries[0]!.domain.name,
        currency: entries[0]!.currency,
        cost: sums(entries).cost,
      }),
    ),
    nextCursor: null,
  }),
  // Two pages of one line each: enough to follow a cursor.
  '/v1/costs/lines': (query: Query): Schemas['CostLinePage'] => {
    const entries = select(query);
    const at = Number(query.cursor ?? 0);
    return {
      ...rest,
      items: entries.slice(at, at + 1).map(({ month, currency, cost, share }) => ({
        lineId: `file:${at}`,
        chargeMonth: month,
        billingMonth: month,
        currency,
        provider: 'AWS',
        service: 'EC2',
        subAccountId: '1',
        subAccountName: null,
        resourceId: 'i-1',
        resourceName: null,
        region: null,
        description: 'Hours, "on demand"',
        chargeCategory: 'Usage',
        chargeClass: null,
        chargePeriodStart: `${month}-01T00:00:00.000Z`,
        chargePeriodEnd: `${month}-02T00:00:00.000Z`,
        quantity: '24',
        unit: 'Hours',
        shareKind: share,
        poolId: share === 'indirect' ? 'network' : null,
        ratio: share === 'indirect' ? '0.25' : '1',
        pivotSystem: null,
        cost,
        share: cost,
      })),
      nextCursor: at + 1 < entries.length ? String(at + 1) : null,
    };
  },
};

type Path = keyof typeof answers;

const operationOf = {
  '/v1/costs/dimensions': 'listCostDimensions',
  '/v1/publications/last': 'getLastPublication',
  '/v1/costs/tree': 'getCostTree',
  '/v1/costs/monthly': 'listMonthlyCosts',
  '/v1/costs/lines': 'listCostLines',
} as const satisfies Record<Path, keyof typeof validators>;

/** A fake that breaks the contract would prove nothing. */
const checked = (path: Path, body: object) => {
  const contract = validators[operationOf[path]];
  const faults = judgeReply(contract, {
    status: 200,
    mediaType: 'application/json',
    body,
    headers: { ETag: '"1"' },
  });
  const real = faults.filter(({ pointer }) => pointer.startsWith('/body'));
  if (real.length) throw new Error(`${path} breaks its contract: ${JSON.stringify(real)}`);
  return body;
};

/** The same answer, read from another publication. */
const republished = (body: object, id: number) =>
  'publication' in body ? { ...body, publication: { ...publication, id } } : { ...body, id };

/** A FinOps API over a few entries, true to the spec; `refuse` may answer a call with a problem, `publicationOf` tells the publication read. */
export const fakeFinopsApi = (
  refuse: (path: Path, query: Query) => Problem | undefined = () => undefined,
  publicationOf: (path: Path) => number = () => publication.id,
) => {
  const calls: { path: Path; query: Query }[] = [];
  const GET = async (path: Path, { params }: { params?: { query: Query } } = {}) => {
    const query = params?.query ?? ({} as Query);
    calls.push({ path, query });
    const error = refuse(path, query);
    const response = { ok: !error, status: error?.status ?? 200, statusText: '', headers: new Headers() };
    if (error) return { error, response };
    return { data: checked(path, republished(answers[path](query), publicationOf(path))), response };
  };
  return { calls, api: { client: async () => ({ GET }) } as unknown as FinopsApi };
};
