import { describeRanges, mergeRanges, periodAt, readReprocess, wholePeriods } from './periods.ts';

const day = (from: string, to: string) => ({ from: `${from} 00:00:00`, to: `${to} 00:00:00` });

describe('periods', () => {
  it('are whole hours, days and months, over the ends of years and leap days too', () => {
    expect(periodAt('2023-12-01 00:00:00', 'month')).toEqual(day('2023-12-01', '2024-01-01'));
    expect(periodAt('2024-02-28 00:00:00', 'day')).toEqual(day('2024-02-28', '2024-02-29'));
    expect(periodAt('2024-02-29 23:00:00', 'hour').to).toBe('2024-03-01 00:00:00');
    expect(periodAt('0099-12-31 00:00:00', 'day').to).toBe('0100-01-01 00:00:00');
  });

  it('grow to the periods of a coarser model and no further', () => {
    expect(wholePeriods(day('2026-03-14', '2026-03-15'), 'month')).toEqual(day('2026-03-01', '2026-04-01'));
    expect(wholePeriods(day('2026-03-01', '2026-04-01'), 'month')).toEqual(day('2026-03-01', '2026-04-01'));
    expect(wholePeriods(day('2026-03-31', '2026-04-02'), 'month')).toEqual(day('2026-03-01', '2026-05-01'));
    expect(wholePeriods(day('2026-03-01', '2026-04-01'), 'day')).toEqual(day('2026-03-01', '2026-04-01'));
  });

  it('become one range where they touch, whatever their order', () => {
    expect(
      mergeRanges([
        day('2026-03-03', '2026-03-04'),
        day('2026-03-01', '2026-03-02'),
        day('2026-03-01', '2026-03-03'),
        day('2026-05-01', '2026-05-02'),
      ]),
    ).toEqual([day('2026-03-01', '2026-03-04'), day('2026-05-01', '2026-05-02')]);
  });

  it('are shown as a person writes them', () => {
    const ranges = [1, 3, 5, 7].map((number) => day(`2026-03-0${number}`, `2026-03-0${number + 1}`));
    expect(describeRanges(ranges, 'day')).toBe('2026-03-01, 2026-03-03, 2026-03-05 and 1 more');
    expect(describeRanges([day('2026-03-01', '2026-05-01')], 'month')).toBe('2026-03..2026-04');
    expect(describeRanges([periodAt('2026-03-01 05:00:00', 'hour')], 'hour')).toBe('2026-03-01T05');
  });
});

describe('--reprocess', () => {
  it('takes a month, a day, an hour, and two of them', () => {
    expect(readReprocess('2026-03')).toEqual(day('2026-03-01', '2026-04-01'));
    expect(readReprocess('2026-03-14')).toEqual(day('2026-03-14', '2026-03-15'));
    expect(readReprocess('2026-03-14T05').to).toBe('2026-03-14 06:00:00');
    expect(readReprocess('2026-01..2026-03')).toEqual(day('2026-01-01', '2026-04-01'));
    expect(readReprocess('2026-01 .. 2026-03-05')).toEqual(day('2026-01-01', '2026-03-06'));
  });

  it.each([
    'March',
    '2026',
    '2026-13',
    '2026-02-30',
    '2026-03-14T25',
    '..2026-03',
    '2026-01..2026-02..2026-03',
    '',
    '0000-01',
  ])('refuses %j in a sentence', (text) => {
    expect(() => readReprocess(text)).toThrow(
      `--reprocess ${text} is no period; write 2026-03, 2026-03-14 or 2026-03-14T05, or two of them as in 2026-01..2026-03`,
    );
  });

  it('refuses one that ends before it begins', () => {
    expect(() => readReprocess('2026-03..2026-01')).toThrow('ends before it begins');
  });
});
