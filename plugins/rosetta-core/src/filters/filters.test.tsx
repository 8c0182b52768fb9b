import { currency, listOf, month, oneOf, text } from './codec';
import { readFilters, writeFilters } from './filters';

const schema = {
  from: month(),
  currency: currency(),
  domain: text(),
  costKind: oneOf(['billed', 'effective']),
  category: listOf(['Usage', 'Tax', 'Credit']),
};
const read = (search: string) => readFilters(schema, new URLSearchParams(search));

describe('filters in the URL', () => {
  it('reads each filter by its own rule, and its default when the URL does not say', () => {
    expect(read('from=2024-09&currency=EUR&domain=cloud&category=Tax,Usage')).toEqual({
      values: {
        from: '2024-09',
        currency: 'EUR',
        domain: 'cloud',
        costKind: 'billed',
        category: ['Usage', 'Tax'],
      },
      refused: [],
    });
    expect(read('').values).toEqual({ costKind: 'billed' });
  });

  it.each([
    ['from=2024-13', 'from', '2024-13'],
    ['from=2024-9', 'from', '2024-9'],
    ['currency=euro', 'currency', 'euro'],
    ['costKind=net', 'costKind', 'net'],
    ['category=Usage,Fees', 'category', 'Usage,Fees'],
    ['category=Usage,,', 'category', 'Usage,,'],
  ])('refuses %s, falls back and says so', (search, key, value) => {
    expect(read(search)).toEqual({
      values: { costKind: 'billed' },
      refused: [{ key, value }],
    });
  });

  it('writes what was chosen, leaves defaults out and keeps what it does not know', () => {
    const next = writeFilters(schema, new URLSearchParams('domain=cloud&theme=x&costKind=effective'), {
      domain: undefined,
      costKind: 'billed',
      category: ['Usage', 'Credit'],
    });
    expect(next.toString()).toBe('theme=x&category=Usage%2CCredit');
  });

  it('reads back what it wrote', () => {
    const values = {
      from: '2025-01',
      currency: 'USD',
      domain: 'a b&c=d',
      costKind: 'effective',
      category: ['Credit'],
    } as const;
    const url = writeFilters(schema, new URLSearchParams(), { ...values, category: [...values.category] });
    expect(read(url.toString()).values).toEqual(values);
  });
});
