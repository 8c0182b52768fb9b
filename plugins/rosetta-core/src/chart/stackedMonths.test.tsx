import { act, render } from '@testing-library/react';
import { Profiler } from 'react';
import { addMonths, monthRange } from '../month/month';
import { PortalStub } from '../testing/PortalStub';
import { toSeries, type Point } from './series';
import { stackMonths } from './stack';
import { StackedMonths } from './StackedMonths';

const first = '2024-01';
const series = (count: number, keys: readonly string[]) => {
  const months = monthRange(first, addMonths(first, count));
  const points = months.flatMap((month, at) =>
    keys.map((key): Point => ({ month, key, name: key, cost: key === 'credit' ? '-5.5' : String(10 + at) })),
  );
  return { months, series: toSeries(points, months) };
};

let width = 984;
let resized = () => {};
class Observer {
  constructor(report: () => void) {
    resized = report;
  }
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  width = 984;
  Object.assign(globalThis, { ResizeObserver: Observer });
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(() => width);
});
afterEach(() => jest.restoreAllMocks());

const numbers = (text: string) => [...text.matchAll(/[ML]\s*(-?[\d.]+)/g)].map(([, x]) => Number(x));
const middle = (of: number[]) => (Math.min(...of) + Math.max(...of)) / 2;
const distinct = (of: number[]) => [...new Set(of.map(Math.round))].sort((left, right) => left - right);

/** Where the bars stand, and where the months are named. */
const drawn = (within: ParentNode) => ({
  bars: distinct(
    [...within.querySelectorAll('path[d]')].map((bar) => middle(numbers(bar.getAttribute('d')!))),
  ),
  names: distinct(
    [...within.querySelectorAll('text')]
      .filter(({ textContent }) => /20\d\d$/.test(textContent ?? ''))
      .map((name) => Number(name.getAttribute('x'))),
  ),
  namesAt: [...within.querySelectorAll('text')]
    .filter(({ textContent }) => /20\d\d$/.test(textContent ?? ''))
    .map((name) => Number(name.getAttribute('y'))),
  amounts: [...within.querySelectorAll('text')]
    .filter(({ textContent }) => textContent?.includes('€'))
    .map((amount) => Number(amount.getAttribute('x'))),
});

const Chart = (of: ReturnType<typeof series>) => (
  <StackedMonths {...of} colorOf={() => 'red'} currency="EUR" label="chart" />
);

describe('the bars of a chart', () => {
  it.each([1, 2, 12, 13, 24])('stand over the names of their %i months', (count) => {
    for (const keys of [['one'], ['one', 'two', 'credit'], ['credit']]) {
      const { container, unmount } = render(<PortalStub>{Chart(series(count, keys))}</PortalStub>);
      const { bars, names, namesAt, amounts } = drawn(container);
      expect(bars).toHaveLength(count);
      expect(names.length).toBeGreaterThan(0);
      expect(bars).toEqual(expect.arrayContaining(names));
      expect(Math.min(...namesAt)).toBeGreaterThan(280 - 32); // under the plot, whatever the signs
      expect(Math.max(...amounts)).toBeLessThan(72); // the room left of the plot
      if (count <= 12) expect(names).toEqual(bars);
      unmount();
    }
  });

  it('stay over the names in every drawing while width and months change', () => {
    const seen: ReturnType<typeof drawn>[] = [];
    const page = (count: number) => (
      <PortalStub>
        <Profiler id="chart" onRender={() => seen.push(drawn(document))}>
          {Chart(series(count, ['one']))}
        </Profiler>
      </PortalStub>
    );
    const { rerender } = render(page(12));
    for (const next of [1208, 984, 700]) {
      width = next;
      act(() => resized());
    }
    rerender(page(6));
    rerender(page(9));
    expect(seen.length).toBeGreaterThan(5);
    for (const { bars, names } of seen) expect(bars).toEqual(expect.arrayContaining(names));
  });
});

describe('a stack', () => {
  it('grows upwards with charges and downwards with credits, and skips months without an amount', () => {
    const months = ['2024-01', '2024-02'];
    const points = [
      { month: '2024-01', key: 'a', name: 'A', cost: '30' },
      { month: '2024-01', key: 'b', name: 'B', cost: '-4' },
      { month: '2024-01', key: 'c', name: 'C', cost: '2' },
      { month: '2024-02', key: 'b', name: 'B', cost: '-1' },
    ];
    const { layers, low, high } = stackMonths(months, toSeries(points, months));
    expect(layers.map((layer) => layer.map(({ x, y0, y }) => [x, y0, y]))).toEqual([
      [[1, 0, 30]],
      [
        [1, 0, -4],
        [2, 0, -1],
      ],
      [[1, 30, 32]],
    ]);
    expect([low, high]).toEqual([-4, 32]);
  });

  it('of nothing still has an axis', () => {
    expect(stackMonths(['2024-01'], [])).toEqual({ layers: [], low: 0, high: 1 });
  });
});
