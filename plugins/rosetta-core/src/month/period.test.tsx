import { addMonths, isMonth, monthRange } from './month';
import { periodOf, presetOf, presets, previousPeriod } from './period';

const span = { first: '2024-09', last: '2026-03' };

describe('periods', () => {
  it('counts presets back from the last month with data, end excluded', () => {
    expect(presets.map((preset) => periodOf(preset, span))).toEqual([
      { from: '2026-03', to: '2026-04' },
      { from: '2026-01', to: '2026-04' },
      { from: '2025-10', to: '2026-04' },
      { from: '2025-04', to: '2026-04' },
      { from: '2026-01', to: '2026-04' },
      { from: '2024-09', to: '2026-04' },
    ]);
  });

  it('names a period that is a preset, and no other', () => {
    expect(presetOf({ from: '2025-04', to: '2026-04' }, span)).toBe('last12');
    expect(presetOf({ from: '2025-05', to: '2026-04' }, span)).toBeUndefined();
  });

  it('compares with the same number of months just before', () => {
    expect(previousPeriod({ from: '2025-01', to: '2025-04' })).toEqual({ from: '2024-10', to: '2025-01' });
  });
});

describe('months', () => {
  it('crosses years both ways', () => {
    expect(addMonths('2024-12', 1)).toBe('2025-01');
    expect(addMonths('2025-01', -13)).toBe('2023-12');
    expect(monthRange('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01']);
    expect(monthRange('2025-02', '2024-11')).toEqual([]);
  });

  it.each(['2024-00', '2024-13', '24-01', '2024-1', '2024-011', ''])('says that "%s" is no month', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
