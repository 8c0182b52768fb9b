import { bundleSpec } from '../bundle.ts';
import { shopOptions } from '../testing/shop.ts';
import { checkColumns, type ColumnContracts } from './checkColumns.ts';

const contractsOf = (
  relations: Record<string, Record<string, string>>,
  parents: Record<string, string[]> = {},
): ColumnContracts => ({
  relations: new Map(
    Object.entries(relations).map(([name, columns]) => [
      name,
      {
        file: `models/${name}.yml`,
        columns: new Map(
          Object.entries(columns).map(([column, type]) => [
            column,
            { type: type.replace('!', ''), notNull: type.endsWith('!') },
          ]),
        ),
      },
    ]),
  ),
  parents: ({ relation, column }) =>
    (parents[`${relation}.${column}`] ?? []).map((name) => ({
      relation: name.split('.')[0] ?? '',
      column: name.split('.')[1] ?? '',
    })),
});

const orders = {
  total: 'numeric(38,17)!',
  placed_on: 'date!',
  line_count: 'bigint!',
  paid_at: 'timestamptz',
};
const months = { order_month: 'date!', line_count: 'bigint!' };
const good = { fct_order: orders, mv_order: months };

const check = async (relations: Record<string, Record<string, string>>, parents?: Record<string, string[]>) =>
  checkColumns(await bundleSpec(shopOptions.spec), 'x-column', contractsOf(relations, parents)).map(
    ({ where, message }) => `${where}: ${message}`,
  );

describe('the check of columns', () => {
  it('is silent while contracts and spec agree', async () => {
    expect(await check(good, { 'mv_order.line_count': ['fct_order.line_count'] })).toEqual([]);
  });

  it.each([
    [
      { ...good, fct_order: { ...orders, total: 'text!' } },
      'GET /orders (listOrders) /*/total: fct_order.total: a column of type text in models/fct_order.yml must travel as a string',
    ],
    [
      { ...good, fct_order: { ...orders, total: 'numeric' } },
      'GET /orders (listOrders) /*/total: fct_order.total: the column may be null in models/fct_order.yml',
    ],
    [
      { ...good, fct_order: { ...orders, placed_on: 'timestamptz!' } },
      'must travel as a string of format date-time',
    ],
    [
      { ...good, fct_order: { ...orders, line_count: 'numeric!' } },
      'must travel as a string of format decimal',
    ],
    [
      { ...good, fct_order: { ...orders, paid_at: 'money' } },
      'must travel as a type that the contract check knows',
    ],
    [
      { mv_order: months, fct_orders: orders },
      'fct_order.total: no such relation fct_order; did you mean fct_orders?',
    ],
  ])('refuses %j', async (relations, message) => {
    expect((await check(relations as typeof good)).join('\n')).toContain(message);
  });

  it('follows a column through its parents and names the endpoint, the path and the nearest column', async () => {
    const { line_count: _gone, ...rest } = orders;
    const findings = await check(
      { fct_order: { ...rest, lines_count: 'bigint!' }, mv_order: months },
      { 'mv_order.line_count': ['fct_order.line_count'] },
    );
    expect(findings).toContain(
      'GET /orders (listOrders) /*/lines: mv_order.line_count <- fct_order.line_count: no such column line_count in models/fct_order.yml; did you mean lines_count?',
    );
  });
});
