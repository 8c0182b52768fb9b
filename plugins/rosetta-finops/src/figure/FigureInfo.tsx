import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { addMonths, InfoPopover, useFormats, type Decimal, type Period } from '@rosetta/plugin-rosetta-core';
import { Link } from 'react-router-dom';
import styles from '../layout.module.css';
import type { CostFilterValues } from '../filters/costFilters';
import { finopsTranslationRef } from '../translation/ref';
import { PublishedBy } from './PublishedBy';

/** Opens a figure: its exact value, what it means, its period, its publication, and its billing lines. */
export const FigureInfo = ({
  title,
  meaning,
  costKind,
  period,
  exact,
  rows,
}: {
  title: string;
  meaning: string;
  costKind?: CostFilterValues['costKind'];
  period?: Period;
  exact?: { value: Decimal; currency: string };
  /** The link to the lines that make up the figure. */
  rows?: string;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  return (
    <InfoPopover title={title}>
      <p>{meaning}</p>
      {costKind && <p>{t(`costKindMeaning.${costKind}`)}</p>}
      <dl>
        {exact && (
          <div>
            <dt>{t('figure.exact')}</dt>
            <dd>
              {exact.value} {exact.currency}
            </dd>
          </div>
        )}
        {period && (
          <div>
            <dt>{t('figure.period')}</dt>
            <dd>
              {t('figure.periodText', {
                from: format.longMonth(period.from),
                to: format.longMonth(addMonths(period.to, -1)),
              })}
            </dd>
          </div>
        )}
        <PublishedBy />
      </dl>
      {rows && (
        <Link to={rows} className={styles.link}>
          {t('figure.rows')}
        </Link>
      )}
    </InfoPopover>
  );
};
