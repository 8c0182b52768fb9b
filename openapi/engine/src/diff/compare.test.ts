import { changedShop } from '../testing/changedShop.ts';
import { compareDocuments } from './compare.ts';

const today = '2027-06-01';

/** The rules that a change of the shop's text breaks, and those that it merely touches. */
const judge = async (...changes: [string, string][]) => {
  const found = await compareDocuments(await changedShop(), await changedShop(...changes), { today });
  return {
    breaking: found.filter(({ breaking }) => breaking).map(({ rule }) => rule),
    other: found.filter(({ breaking }) => !breaking).map(({ rule }) => rule),
    text: found.map(({ where, text }) => `${where}: ${text}`).join('\n'),
  };
};

const limit =
  '{ name: limit, in: query, description: Page size., schema: { type: integer, minimum: 1, maximum: 100, default: 20 }, example: 5 }';
const linesProperty = 'lines: { type: integer, format: int64,';

describe('what breaks a caller', () => {
  it.each<[string, [string, string], string]>([
    [
      'a removed operation',
      ['    put:\n      operationId: replaceOrder', '    patch:\n      operationId: replaceOrder'],
      'operation-removed',
    ],
    [
      'a renamed operation',
      ['operationId: listOrders', 'operationId: listSales'],
      'api-operation-id-removed',
    ],
    [
      'a new required parameter',
      [
        `- ${limit}`,
        `- ${limit}\n        - { name: shop, in: query, required: true, description: The shop., schema: { type: string }, example: a }`,
      ],
      'new-required-request-parameter',
    ],
    ['a removed parameter', [`        - ${limit}\n`, ''], 'request-parameter-removed'],
    [
      'a narrowed enum of a request',
      ['enum: [open, closed]', 'enum: [open]'],
      'request-parameter-property-enum-value-removed',
    ],
    ['a tightened limit', ['maximum: 100', 'maximum: 50'], 'request-parameter-max-decreased'],
    [
      'a removed response property',
      [
        '        lines: { type: integer, format: int64, x-column: [fct_order.line_count, mv_order.line_count] }\n',
        '',
      ],
      'response-required-property-removed',
    ],
    [
      'a response property that may be null',
      ['total: { type: string,', "total: { type: [string, 'null'],"],
      'response-property-became-nullable',
    ],
    [
      'a response property that may be missing',
      [
        'required: [id, total, placedOn, month, lines, paidAt, payment]',
        'required: [id, placedOn, month, lines, paidAt, payment, total]'.replace(', total', ''),
      ],
      'response-property-became-optional',
    ],
    ['another type', [linesProperty, 'lines: { type: string,'], 'response-property-type-changed'],
    [
      'a removed status',
      ["        '204': { description: Done. }", "        '202': { description: Later. }"],
      'response-success-status-removed',
    ],
    [
      'a removed header',
      [
        '          headers: { X-Count: { required: true, schema: { type: integer }, description: How many., example: 3 } }\n',
        '',
      ],
      'required-response-header-removed',
    ],
  ])('is %s', async (_, change, rule) => {
    const { breaking, text } = await judge(change);
    expect(breaking).toContain(rule);
    expect(text).toMatch(/(GET|PUT) \/orders/);
  });

  it('is a wider enum of a response: a closed enum in a generated client refuses what it does not know', async () => {
    const kinds = (values: string): [string, string] => [
      'kind: { type: string, enum: [cash] }',
      `kind: { type: string, enum: [${values}] }`,
    ];
    const older = await changedShop(kinds('cash'));
    const found = await compareDocuments(older, await changedShop(kinds('cash, coin')), { today });
    expect(found.filter(({ breaking }) => breaking).map(({ rule }) => rule)).toContain(
      'response-property-enum-value-added',
    );
  });
});

describe('what callers need not notice', () => {
  it.each<[string, [string, string], string | undefined]>([
    [
      'a new operation',
      [
        '  /orders/{orderId}:',
        "  /days:\n    get: { operationId: listDays, responses: { '204': { description: None. } } }\n  /orders/{orderId}:",
      ],
      'endpoint-added',
    ],
    [
      'a new optional parameter',
      [
        `- ${limit}`,
        `- ${limit}\n        - { name: shop, in: query, description: The shop., schema: { type: string }, example: a }`,
      ],
      'new-optional-request-parameter',
    ],
    [
      'a wider enum of a request',
      ['enum: [open, closed]', 'enum: [open, closed, lost]'],
      'request-parameter-property-enum-value-added',
    ],
    ['a looser limit', ['maximum: 100', 'maximum: 500'], 'request-parameter-max-increased'],
    [
      'a new response property',
      [linesProperty, `note: { type: string, readOnly: true }\n        ${linesProperty}`],
      'response-optional-property-added',
    ],
    ['another description', ['description: Page size.', 'description: How many.'], undefined],
    [
      'a deprecation',
      [
        'operationId: listOrders',
        'operationId: listOrders\n      deprecated: true\n      x-deprecated-at: 2027-01-01\n      x-sunset-at: 2028-01-01',
      ],
      'endpoint-deprecated-with-sunset',
    ],
  ])('is %s', async (_, change, rule) => {
    const { breaking, other } = await judge(change);
    expect(breaking).toEqual([]);
    if (rule) expect(other).toContain(rule);
    else expect(other).toEqual([]);
  });
});

describe('an operation that goes', () => {
  const goneAfter = async (sunset: string) => {
    const older = await changedShop([
      'operationId: replaceOrder',
      `operationId: replaceOrder\n      deprecated: true\n      x-deprecated-at: 2027-01-01\n      x-sunset-at: ${sunset}`,
    ]);
    const { '/orders/{orderId}': _, ...paths } = older.paths ?? {};
    return compareDocuments(older, { ...older, paths }, { today });
  };

  it('may go the day after the sunset date that a published version gave', async () => {
    expect(await goneAfter('2027-05-31')).toEqual([
      {
        breaking: false,
        rule: 'operation-removed-after-sunset',
        where: 'PUT /orders/{orderId} (replaceOrder)',
        text: 'removed after its sunset on 2027-05-31',
      },
    ]);
  });

  it.each(['2027-06-01', '2028-01-01'])(
    'may not go while its sunset date, %s, has not passed',
    async (sunset) => {
      expect(await goneAfter(sunset)).toEqual([
        {
          breaking: true,
          rule: 'operation-removed-before-sunset',
          where: 'PUT /orders/{orderId} (replaceOrder)',
          text: `the operation is gone before its sunset on ${sunset}`,
        },
      ]);
    },
  );
});
