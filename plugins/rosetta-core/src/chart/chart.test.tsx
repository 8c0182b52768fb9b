import '@testing-library/jest-dom';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PortalStub } from '../testing/PortalStub';
import { ChartWithTable } from './ChartWithTable';
import { colorsOf } from './colors';
import { foldSmallest, monthTotals, toSeries } from './series';

const months = ['2024-09', '2024-10'];
const points = [
  { month: '2024-09', key: 'a', name: 'A', cost: '0.1' },
  { month: '2024-09', key: 'b', name: 'B', cost: '0.2' },
  { month: '2024-10', key: 'b', name: 'B', cost: '20.52022672899' },
];

describe('series', () => {
  it('is sorted by size, a month without an amount is null', () => {
    expect(toSeries(points, months)).toEqual([
      { key: 'b', name: 'B', values: ['0.2', '20.52022672899'], total: '20.72022672899' },
      { key: 'a', name: 'A', values: ['0.1', null], total: '0.1' },
    ]);
  });

  it('adds months exactly', () => {
    expect(monthTotals(toSeries(points, months), months)).toEqual(['0.3', '20.52022672899']);
  });

  it('folds the smallest into one without losing a digit', () => {
    const series = toSeries(points, months);
    expect(foldSmallest(series, 2, 'Other')).toEqual(series);
    expect(foldSmallest(series, 1, 'Other')).toEqual([
      { key: '…', name: 'Other', values: ['0.3', '20.52022672899'], total: '20.82022672899' },
    ]);
  });
});

describe('chart with its table', () => {
  const show = () =>
    render(
      <PortalStub>
        <ChartWithTable
          title="Monthly cost"
          months={months}
          points={points}
          currency="USD"
          onCsv={() => ''}
        />
      </PortalStub>,
    );

  it('is one sentence to a screen reader', async () => {
    show();
    expect(await screen.findByRole('img')).toHaveAccessibleName(
      'Monthly cost, from September 2024 to October 2024: $20.82 in all, highest in October 2024 with $20.52.',
    );
  });

  it('holds the exact amounts in its table, shown on demand', async () => {
    show();
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    const row = screen.getByRole('row', { name: /Oct 2024/ });
    const values = within(row)
      .getAllByRole('cell')
      .map((cell) => cell.querySelector('[data-value]')?.getAttribute('data-value'));
    expect(values).toEqual(['20.52022672899', undefined, '20.52022672899']);
  });
});

describe('the colours of series', () => {
  it('stay with their key in every chart that shares the palette', () => {
    const palette = ['cloud', 'data-ai', 'licences'];
    const inEuros = colorsOf(['licences', 'cloud'], palette);
    const inDollars = colorsOf(['cloud', 'data-ai', 'licences'], palette);
    expect(inEuros('licences')).toBe(inDollars('licences'));
    expect(new Set(palette.map(inDollars)).size).toBe(3);
  });

  it('stay apart within a chart when the palette has more keys than colours', () => {
    const palette = Array.from({ length: 20 }, (_, at) => `key${at}`);
    const drawn = ['key0', 'key8', 'key16', '…'];
    expect(new Set(drawn.map(colorsOf(drawn, palette))).size).toBe(drawn.length);
  });
});
