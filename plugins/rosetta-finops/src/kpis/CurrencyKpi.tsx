import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import { addMonths, Delta, KpiCard, Money, useFormats, type Period } from '@rosetta/plugin-rosetta-core';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilters } from '../filters/costFilters';
import { finopsTranslationRef } from '../translation/ref';
import { Shares } from './Shares';

type Total = components['schemas']['CostTotal'];

/** One currency: its total, the change since the period of the same length before, and how it reaches applications. */
export const CurrencyKpi = ({
  total,
  before,
  period,
  previous,
  filters,
}: {
  total: Total;
  /** The previous total; null when nothing was billed then, undefined while it is not known. */
  before: Total | null | undefined;
  period: Period;
  previous: Period;
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const { currency, cost } = total;
  const last = addMonths(previous.to, -1);
  const months =
    previous.from === last ? format.month(last) : `${format.month(previous.from)} – ${format.month(last)}`;
  const title = t('kpi.total', { currency });
  return (
    <KpiCard
      id={`total-${currency}`}
      title={title}
      value={<Money value={cost} currency={currency} />}
      info={
        <FigureInfo
          title={title}
          meaning={t('kpi.totalMeaning', { currency })}
          costKind={filters.values.costKind}
          period={period}
          exact={{ value: cost, currency }}
          rows={filters.href({ currency, view: 'lines' })}
        />
      }
      footer={
        <>
          {before === null && t('kpi.noPrevious', { period: months })}
          {before && (
            <Delta
              now={cost}
              before={before.cost}
              currency={currency}
              label={t('kpi.versus', { period: months })}
            />
          )}
          <Shares total={total} period={period} filters={filters} />
        </>
      }
    />
  );
};
