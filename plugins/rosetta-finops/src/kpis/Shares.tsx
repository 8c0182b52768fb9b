import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import { Money, ratio, useFormats, type Period } from '@rosetta/plugin-rosetta-core';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilters } from '../filters/costFilters';
import { finopsTranslationRef } from '../translation/ref';
import styles from './Shares.module.css';

const kinds = ['direct', 'indirect', 'unallocated'] as const;

/** How much of a currency reaches applications directly, through shared pools, or not at all. */
export const Shares = ({
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
    <div className={styles.shares}>
      <div className={styles.head}>
        <span>{title}</span>
        <FigureInfo
          title={title}
          meaning={kinds.map((kind) => t(`shareKindMeaning.${kind}`)).join(' ')}
          costKind={filters.values.costKind}
          period={period}
        />
      </div>
      <div className={styles.bar} aria-hidden>
        {shares.map(({ kind, share }) => (
          <span key={kind} data-kind={kind} style={{ flexGrow: Math.max(0, share ?? 0) }} />
        ))}
      </div>
      <dl className={styles.legend}>
        {shares.map(({ kind, amount, share }) => (
          <div key={kind} data-share={kind}>
            <dt data-kind={kind}>{t(`shareKind.${kind}`)}</dt>
            <dd>
              <Money value={amount} currency={currency} />
              {share !== null && <strong>{format.share(share)}</strong>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
