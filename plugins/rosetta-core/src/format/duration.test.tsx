import { createMeasures } from './duration';

describe('measures', () => {
  const { duration, bytes } = createMeasures('en');

  it.each([
    [0, '0s'],
    [-50, '0s'],
    [4_249, '4.2s'],
    [59_999, '59s'],
    [125_000, '2m 5s'],
    [3_600_000, '1h 0m'],
    [90_061_000, '25h 1m'],
  ])('writes %i ms as %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [4_128_768, '4.13 MB'],
    [5e15, '5,000 TB'],
  ])('writes %i bytes as %s', (value, text) => expect(bytes(value)).toBe(text));
});
