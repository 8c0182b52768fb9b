import { VictoryAxis, VictoryBar, VictoryChart, VictoryContainer, VictoryTooltip } from 'victory';
import { useFormats } from '../format/useFormats';
import type { Month } from '../month/month';
import type { Series } from './series';
import { stackMonths } from './stack';
import { useWidth } from './useWidth';

const text = { fontFamily: 'var(--bui-font-regular)', fontSize: 12, fill: 'var(--bui-fg-secondary)' };
const line = { stroke: 'var(--rosetta-rule)', strokeWidth: 1 };
const ground = 'var(--bui-bg-neutral-1)';

/** Bars by month, stacked by series; credits stack below zero. Drawn for the eye: the table beside it holds the numbers. */
export const StackedMonths = ({
  months,
  series,
  colorOf,
  currency,
  label,
  height = 280,
}: {
  months: readonly Month[];
  series: readonly Series[];
  colorOf: (key: string) => string;
  currency: string;
  /** The sentence that a screen reader says instead of the drawing. */
  label: string;
  height?: number;
}) => {
  const [ref, width] = useWidth();
  const format = useFormats();
  // Room for the longest amount of the axis, and for half of the last month's name.
  const left = 72;
  const right = width < 640 ? 32 : 16;
  const plot = Math.max(0, width - left - right);
  // One month alone must not be a hair, nor a wall.
  const barWidth = Math.min(72, (plot / months.length) * 0.64);
  const every = Math.max(1, Math.ceil(months.length / Math.max(1, Math.floor(plot / 72))));
  const named = (at: number) => (months.length - 1 - at) % every === 0;
  // Stacked here and on a numeric axis of our own: VictoryStack places its bars one drawing after the axis (it keeps
  // their scale in a state set by an effect), so a page that changes width shows bars and months apart.
  const { layers, low, high } = stackMonths(months, series);
  return (
    <div ref={ref} role="img" aria-label={label}>
      {width > 0 && (
        <VictoryChart
          width={width}
          height={height}
          containerComponent={<VictoryContainer role="presentation" />}
          padding={{ left, right, top: 12, bottom: 32 }}
          domain={{ x: [0.5, months.length + 0.5], y: [low, high] }}
        >
          <VictoryAxis
            dependentAxis
            crossAxis={false} // zero is a line like the others: credits hang from it
            tickCount={5}
            tickFormat={(value: number) => format.axis(value, currency)}
            style={{ axis: { stroke: 'none' }, grid: line, tickLabels: { ...text, padding: 6 } }}
          />
          {series.map(({ key, name }, layer) => (
            <VictoryBar
              key={key}
              data={layers[layer]}
              barWidth={barWidth}
              labels={({ datum }) =>
                `${name}\n${format.month(datum.month)}\n${format.money(datum.exact, currency)}`
              }
              labelComponent={
                <VictoryTooltip
                  constrainToVisibleArea
                  cornerRadius={4}
                  style={{ ...text, fill: 'var(--bui-fg-primary)' }}
                  flyoutStyle={{ fill: 'var(--bui-bg-app)', stroke: 'var(--bui-border-2)' }}
                  flyoutPadding={8}
                />
              }
              style={{ data: { fill: colorOf(key), stroke: ground, strokeWidth: 1 } }}
            />
          ))}
          <VictoryAxis
            tickValues={months.map((_, at) => at + 1)}
            tickFormat={(place: number) => (named(place - 1) ? format.month(months[place - 1]!) : '')}
            crossAxis={false}
            orientation="bottom" // below the credits too, not across them
            offsetY={32}
            style={{ axis: line, ticks: { stroke: 'none' }, tickLabels: { ...text, padding: 8 } }}
          />
        </VictoryChart>
      )}
    </div>
  );
};
