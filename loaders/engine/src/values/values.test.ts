import fc from 'fast-check';
import { BSON } from 'mongodb';

import { readBoolean } from './boolean.ts';
import { fitsDecimal, readDecimal } from './decimal.ts';
import { readDate, readInstant } from './instant.ts';
import { readInteger } from './integer.ts';
import { readJson } from './json.ts';
import { Refusal } from './refusal.ts';
import { readText } from './text.ts';

const read = (reader: (value: unknown) => string | Refusal, value: unknown) => {
  const result = reader(value);
  return result instanceof Refusal ? `refused: ${result.reason}` : result;
};

describe('readDecimal', () => {
  it.each([
    ['0.00000080000', '0.00000080000'],
    [' -12.50 ', '-12.50'],
    ['.5', '.5'],
    ['5.', '5.'],
    ['1.2E-7', '1.2E-7'],
    [12.5, '12.5'],
    [9007199254740993n, '9007199254740993'],
    [BSON.Decimal128.fromString('1.10'), '1.10'],
    ['12,5', 'refused: "12,5" is not a decimal number'],
    ['1 000', 'refused: "1 000" is not a decimal number'],
    ['.', 'refused: "." is not a decimal number'],
    ['NaN', 'refused: "NaN" is not a decimal number'],
    ['0x10', 'refused: "0x10" is not a decimal number'],
    [Number.NaN, 'refused: NaN is not a decimal number'],
    [true, 'refused: true is not a decimal number'],
    [[1], 'refused: a list is not a decimal number'],
    [{ a: 1 }, 'refused: an object is not a decimal number'],
    [new BSON.Timestamp(1n), 'refused: a Timestamp is not a decimal number'],
  ])('%p -> %s', (value, expected) => expect(read(readDecimal, value)).toBe(expected));
});

describe('fitsDecimal', () => {
  it.each([
    ['0', true],
    ['999999999999999999999.99999999999999999', true],
    ['1000000000000000000000', false],
    ['0.00000000000000001', true],
    ['0.000000000000000010', true],
    ['0.000000000000000001', false],
    ['1e-17', true],
    ['1e-18', false],
    ['1e20', true],
    ['1e21', false],
    ['0e99', true],
  ])('%s in numeric(38,17): %s', (text, expected) => expect(fitsDecimal(text, 38, 17)).toBe(expected));

  it('agrees with arithmetic on whole numbers of any length and exponent', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n }),
        fc.integer({ min: -40, max: 10 }),
        (digits, exponent) => {
          const scaled = digits * 10n ** BigInt(exponent + 40); // in units of 1e-40
          const fits = scaled % 10n ** 23n === 0n && (scaled < 0n ? -scaled : scaled) < 10n ** 61n;
          expect(fitsDecimal(`${digits}e${exponent}`, 38, 17)).toBe(fits);
        },
      ),
    );
  });
});

describe('readInstant', () => {
  it.each([
    ['2024-09-01 00:00:00', '2024-09-01T00:00:00.000000Z'],
    ['2024-09-01T00:00:00Z', '2024-09-01T00:00:00.000000Z'],
    ['2024-09-01', '2024-09-01T00:00:00.000000Z'],
    ['2024-09-01T02:00:00+02:00', '2024-09-01T00:00:00.000000Z'],
    ['2024-09-01T00:00:00-0530', '2024-09-01T05:30:00.000000Z'],
    ['2024-02-29T23:59:59.1234567Z', '2024-02-29T23:59:59.123456Z'],
    [new Date('2024-09-01T00:00:00.5Z'), '2024-09-01T00:00:00.500000Z'],
    ['2023-02-29', 'refused: "2023-02-29" is not a date of the calendar'],
    ['2024-13-01', 'refused: "2024-13-01" is not a date of the calendar'],
    ['2024-09-01T24:00:00Z', 'refused: "2024-09-01T24:00:00Z" is not a date of the calendar'],
    [
      '2024-09-01T00:00:00+19:00',
      'refused: "2024-09-01T00:00:00+19:00" is not an ISO 8601 timestamp with a valid zone',
    ],
    ['01/09/2024', 'refused: "01/09/2024" is not a date or an ISO 8601 timestamp'],
    [1725148800, 'refused: 1725148800 is not a date or an ISO 8601 timestamp'],
  ])('%p -> %s', (value, expected) => expect(read(readInstant, value)).toBe(expected));

  it('keeps every instant, and its texts compare as the instants do', () => {
    const instant = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, second] = [read(readInstant, a.toISOString()), read(readInstant, b)];
        expect(new Date(first).getTime()).toBe(a.getTime());
        expect(first < second).toBe(a < b);
      }),
    );
  });
});

describe('the other readers', () => {
  it.each([
    [readDate, '2024-09-01', '2024-09-01'],
    [readDate, '2024-02-30', 'refused: "2024-02-30" is not a date of the calendar'],
    [readDate, '2024-09-01T10:00:00Z', 'refused: "2024-09-01T10:00:00Z" is not a date (YYYY-MM-DD)'],
    [readInteger(64), 9223372036854775807n, '9223372036854775807'],
    [
      readInteger(64),
      '9223372036854775808',
      'refused: "9223372036854775808" is not a whole number of 64 bits',
    ],
    [readInteger(16), '-32768', '-32768'],
    [readInteger(16), 32768, 'refused: 32768 is not a whole number of 16 bits'],
    [readInteger(32), 1.5, 'refused: 1.5 is not a whole number'],
    [readBoolean, 'False', 'false'],
    [readBoolean, true, 'true'],
    [readBoolean, '0', 'refused: "0" is not true or false'],
    [readText, 12, '12'],
    [readText, new BSON.ObjectId('65f000000000000000000001'), '65f000000000000000000001'],
    [readText, ['a'], 'refused: a list is not text'],
    [readJson, '{"n": 1.10}', '{"n": 1.10}'],
    [readJson, '{"n": }', 'refused: "{\\"n\\": }" is not JSON'],
    [
      readJson,
      { n: 9007199254740993n, at: new Date(0) },
      '{"n":9007199254740993,"at":"1970-01-01T00:00:00.000Z"}',
    ],
    [readJson, Number.NaN, '"NaN"'],
    [readJson, 5, '5'],
  ])('%p', (reader, value, expected) => expect(read(reader as typeof readText, value)).toBe(expected));
});
