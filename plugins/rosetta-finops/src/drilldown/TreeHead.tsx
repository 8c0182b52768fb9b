import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FigureInfo } from '../figure/FigureInfo';
import type { CostFilters, Level } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import { finopsTranslationRef } from '../translation/ref';
import styles from './tree.module.css';

const parts = ['direct', 'indirect', 'unallocated'] as const;

/** The column names of the tree; each figure's column opens to what it means. */
export const TreeHead = ({
  level,
  query,
  filters,
}: {
  level: Level;
  query: CostQuery;
  filters: CostFilters;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const common = { period: query, costKind: filters.values.costKind, rows: filters.href({ view: 'lines' }) };
  return (
    <thead>
      <tr>
        <th scope="col">{t(`drill.${level}`)}</th>
        <th scope="col" data-numeric>
          <span className={styles.column}>
            {t('drill.cost')}
            <FigureInfo
              title={t('drill.cost')}
              meaning={parts.map((part) => t(`shareKindMeaning.${part}`)).join(' ')}
              {...common}
            />
          </span>
        </th>
        <th scope="col">{t('drill.part')}</th>
        {parts.map((part) => (
          <th key={part} scope="col" data-numeric>
            <span className={styles.column}>
              {t(`shareKind.${part}`)}
              <FigureInfo
                title={t(`shareKind.${part}`)}
                meaning={t(`shareKindMeaning.${part}`)}
                {...common}
              />
            </span>
          </th>
        ))}
        <th scope="col" data-numeric>
          {t('drill.lineCount')}
        </th>
      </tr>
    </thead>
  );
};
