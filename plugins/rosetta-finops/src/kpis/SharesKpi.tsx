import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import { KpiCard, Money, ratio, useFormats, type Period } from '@rosetta/plugin-rosetta-core';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilters } from '../filters/costFilters';
import { finopsTranslationRef } from '../translation/ref';
import styles from './SharesKpi.module.css';

const kinds = ['direct', 'indirect', 'unallocated'] as const;

/** How much of a currency reaches applications directly, through shared pools, or not at all. */
export const SharesKpi = ({
  total,
  period,
  filters,
}: {
  total: components['schemas']['CostTotal'];
  period: Period;
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const { currency } = total;
  const title = t('kpi.shares', { currency });
  const shares = kinds.map((kind) => ({ kind, amount: total[kind], share: ratio(total[kind], total.cost) }));
  return (
    <KpiCard
      id={`shares-${currency}`}
      title={title}
      info={
        <FigureInfo
          title={title}
          meaning={kinds.map((kind) => t(`shareKindMeaning.${kind}`)).join(' ')}
          period={period}
          costKind={filters.values.costKind}
        />
      }
      value={
        <div className={styles.bar} aria-hidden>
          {shares.map(({ kind, share }) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: Math.max(0, share ?? 0) }} />
          ))}
        </div>
      }
      footer={
        <dl className={styles.legend}>
          {shares.map(({ kind, amount, share }) => (
            <div key={kind} data-share={kind}>
              <dt data-kind={kind}>{t(`shareKind.${kind}`)}</dt>
              <dd>
                {share !== null && <strong>{format.share(share)}</strong>}{' '}
                <Money value={amount} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
};
