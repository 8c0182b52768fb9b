import { Decimal128, Long } from 'mongodb';

import { date, timestamptz } from '../declare/column.ts';
import { Refusal } from './refusal.ts';

const read = (format: string, value: unknown): string => {
  const text = timestamptz('payload.at').format(format).read(value);
  return text instanceof Refusal ? text.reason : text;
};

describe('formats of instants', () => {
  it.each([
    ['epoch_ms', 1_767_225_600_123, '2026-01-01T00:00:00.123000Z'],
    ['epoch_ms', '1767225600123', '2026-01-01T00:00:00.123000Z'],
    ['epoch_ms', Long.fromString('1767225600123'), '2026-01-01T00:00:00.123000Z'],
    ['epoch_ms', 1_767_225_600_123n, '2026-01-01T00:00:00.123000Z'],
    ['epoch_ms', -1, '1969-12-31T23:59:59.999000Z'],
    ['epoch_s', 1_767_225_600, '2026-01-01T00:00:00.000000Z'],
    ['epoch_s', '1767225600.123456', '2026-01-01T00:00:00.123456Z'],
    ['epoch_s', Decimal128.fromString('1767225600.5'), '2026-01-01T00:00:00.500000Z'],
    ['yyyy-MM-dd HH:mm:ss', '2026-01-31 23:59:58', '2026-01-31T23:59:58.000000Z'],
    ['dd/MM/yyyy', '31/01/2026', '2026-01-31T00:00:00.000000Z'],
    ["yyyyMMdd'T'HHmmss.SSS", '20260131T235958.042', '2026-01-31T23:59:58.042000Z'],
  ])('%s reads %p', (format, value, expected) => {
    expect(read(format, value)).toBe(expected);
  });

  it.each([
    ['epoch_ms', 'yesterday', '"yesterday" is not milliseconds since 1970'],
    ['epoch_ms', true, 'true is not milliseconds since 1970'],
    ['epoch_s', '999999999999999', '"999999999999999" is not seconds since 1970'],
    ['yyyy-MM-dd HH:mm:ss', '2026-01-31T23:59:58Z', /is not a timestamp written yyyy-MM-dd HH:mm:ss$/],
    ['yyyy-MM-dd HH:mm:ss', '2026-02-30 00:00:00', /is not a timestamp written/],
    ['dd/MM/yyyy', '2026-01-31', '"2026-01-31" is not a timestamp written dd/MM/yyyy'],
    ['dd.MM.yyyy', '31x01x2026', '"31x01x2026" is not a timestamp written dd.MM.yyyy'],
  ])('%s refuses %p', (format, value, reason) => {
    expect(read(format, value)).toMatch(reason);
  });

  it('read days too, and say at once of a pattern that none can have', () => {
    expect(date('payload.day').format('dd/MM/yyyy').read('31/01/2026')).toBe('2026-01-31');
    expect(date('payload.day').format('dd/MM/yyyy').read('31/02/2026')).toEqual(
      new Refusal('"31/02/2026" is not a date written dd/MM/yyyy'),
    );
    expect(() => timestamptz('payload.at').format('HH:mm')).toThrow(
      'the format "HH:mm" has no yyyy, MM and dd',
    );
  });
});
