import { add, change, compare, isZero, ratio, subtract } from './decimal';

describe('decimal', () => {
  it('adds and subtracts to the last digit', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(add('123456789012345678901.00000000000000001', '0.00000000000000009')).toBe(
      '123456789012345678901.0000000000000001',
    );
    expect(subtract('20.52022672899', '20.28022672899')).toBe('0.24');
    expect(add()).toBe('0');
  });

  it('never writes an exponent', () => {
    expect(subtract('0.0000000000000001', '0')).toBe('0.0000000000000001');
    expect(add('100000000000000000000000', '1')).toBe('100000000000000000000001');
  });

  it('compares by value, not by writing', () => {
    expect(compare('10', '9.99')).toBeGreaterThan(0);
    expect(compare('1.50', '1.5')).toBe(0);
    expect(isZero('-0.000')).toBe(true);
  });

  it('has no share of nothing, and signs a change by its direction', () => {
    expect(ratio('1', '4')).toBe(0.25);
    expect(ratio('1', '0')).toBeNull();
    expect(change('15', '10')).toBe(0.5);
    expect(change('-5', '-10')).toBe(0.5);
    expect(change('5', '0')).toBeNull();
  });

  it('throws on what is not a decimal', () => {
    expect(() => add('1,5')).toThrow();
  });
});
