import { addDays, isDay, startOfDay } from './day';

describe('days', () => {
  it.each(['2026-02-28', '2024-02-29'])('knows that %s exists', (day) => expect(isDay(day)).toBe(true));
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''])('knows that "%s" does not', (day) =>
    expect(isDay(day)).toBe(false),
  );

  it('counts over the ends of months and years', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('begins a day where the reader is', () => {
    expect(startOfDay('2026-01-05')).toBe(new Date(2026, 0, 5).toISOString());
  });
});
