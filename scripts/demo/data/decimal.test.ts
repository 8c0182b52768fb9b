import { decimal, perMille } from './decimal.ts';

describe('decimal', () => {
  it.each([
    [0, 6, '0.00'],
    [1, 9, '0.000000001'],
    [-1_500_000, 6, '-1.50'],
    [9_007_199_254_740_991, 9, '9007199.254740991'],
    [-7, 2, '-0.07'],
  ])('writes %d x 10^-%d as %s', (units, scale, expected) => expect(decimal(units, scale)).toBe(expected));

  it.each([[0.5], [2 ** 53], [NaN]])('refuses %d, which is not held exactly', (units) =>
    expect(() => decimal(units, 2)).toThrow(/held exactly/),
  );
});

describe('perMille', () => {
  it('rounds down', () => expect([perMille(999, 1005), perMille(-999, 80)]).toEqual([1003, -80]));
});
