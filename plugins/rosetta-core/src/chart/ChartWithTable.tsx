import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup, VisuallyHidden } from '@backstage/ui';
import { useRef, useState, type ReactNode } from 'react';
import { downloadCsv } from '../csv/download';
import { ExportButton } from '../csv/ExportButton';
import { fileName } from '../csv/fileName';
import { useFormats } from '../format/useFormats';
import type { Month } from '../month/month';
import { ScrollTable } from '../table/ScrollTable';
import { coreTranslationRef } from '../translation/ref';
import styles from './ChartWithTable.module.css';
import { colorsOf, seriesColors } from './colors';
import { exportPng } from './exportPng';
import { Legend } from './Legend';
import { MonthsRows } from './MonthsRows';
import { summarize } from './sentence';
import { foldSmallest, monthTotals, toSeries, type Point } from './series';
import { StackedMonths } from './StackedMonths';

/** A stacked chart of monthly amounts of one currency, with the same numbers as a table, as CSV and as PNG. */
export const ChartWithTable = ({
  title,
  info,
  months,
  points,
  currency,
  palette = [],
  onCsv,
}: {
  title: string;
  info?: ReactNode;
  months: readonly Month[];
  points: readonly Point[];
  currency: string;
  /** The keys of all charts that stand together, in one order, so that a key keeps its colour from chart to chart. */
  palette?: readonly string[];
  /** The CSV of the whole data behind the chart. */
  onCsv: () => string;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const format = useFormats();
  const frame = useRef<HTMLElement>(null);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const series = toSeries(points, months);
  const summary = summarize(months, monthTotals(series, months));
  const sentence = summary
    ? t('chart.sentence', {
        title,
        first: format.longMonth(summary.first),
        last: format.longMonth(summary.last),
        total: format.money(summary.total, currency),
        peakMonth: format.longMonth(summary.peakMonth),
        peak: format.money(summary.peak, currency),
      })
    : title;
  const rows = <MonthsRows months={months} series={series} currency={currency} />;
  const drawn = foldSmallest(series, seriesColors, t('chart.other'));
  const colorOf = colorsOf(
    drawn.map(({ key }) => key),
    palette,
  );
  const file = (extension: string) => fileName(extension, title, months[0], months.at(-1));

  return (
    <section ref={frame} className={styles.frame} aria-label={title} data-chart={currency}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h3>{title}</h3>
          <span data-controls>{info}</span>
        </div>
        <div className={styles.actions} data-controls>
          <ToggleButtonGroup
            aria-label={t('chart.view')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={(keys) => setView(keys.has('table') ? 'table' : 'chart')}
          >
            <ToggleButton id="chart">{t('chart.chart')}</ToggleButton>
            <ToggleButton id="table">{t('chart.table')}</ToggleButton>
          </ToggleButtonGroup>
          <ExportButton format="csv" title={title} run={() => downloadCsv(onCsv(), file('csv'))} />
          <ExportButton format="png" title={title} run={() => exportPng(frame.current!, file('png'))} />
        </div>
      </div>
      {view === 'table' ? (
        <ScrollTable title={title}>{rows}</ScrollTable>
      ) : (
        <>
          <StackedMonths
            months={months}
            series={drawn}
            colorOf={colorOf}
            currency={currency}
            label={sentence}
          />
          <Legend series={drawn} colorOf={colorOf} />
          <VisuallyHidden>
            <table>
              <caption>{title}</caption>
              {rows}
            </table>
          </VisuallyHidden>
        </>
      )}
    </section>
  );
};
