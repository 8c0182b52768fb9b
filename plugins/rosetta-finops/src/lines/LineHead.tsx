import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Period } from '@rosetta/plugin-rosetta-core';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilterValues } from '../filters/costFilters';
import styles from '../drilldown/tree.module.css';
import { finopsTranslationRef } from '../translation/ref';

/** The column names of the billing lines. */
export const LineHead = ({
  costKind,
  period,
}: {
  costKind: CostFilterValues['costKind'];
  period: Period;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const share = t('lines.share');
  return (
    <thead>
      <tr>
        <th scope="col">{t('lines.service')}</th>
        <th scope="col" data-numeric>
          <span className={styles.column}>
            {share}
            <FigureInfo title={share} meaning={t('lines.shareMeaning')} costKind={costKind} period={period} />
          </span>
        </th>
        <th scope="col" data-numeric>
          {t('lines.cost')}
        </th>
        <th scope="col">{t('lines.ratio')}</th>
        <th scope="col">{t('lines.month')}</th>
        <th scope="col">{t('lines.resource')}</th>
        <th scope="col">{t('lines.charge')}</th>
      </tr>
    </thead>
  );
};
