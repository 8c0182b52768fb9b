import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '@rosetta/plugin-rosetta-core';
import { Link } from 'react-router-dom';
import type { CostFilters } from './filters/costFilters';
import styles from './layout.module.css';
import { finopsTranslationRef } from './translation/ref';

const cleared = {
  currency: undefined,
  category: undefined,
  group: undefined,
  domain: undefined,
  family: undefined,
  product: undefined,
  application: undefined,
} as const;

/** Says that the filters leave nothing, with the link that clears all of them but the period. */
export const NothingHere = ({ filters }: { filters: CostFilters }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState
      title={t('empty.title')}
      description={t('empty.description')}
      action={
        <Link to={filters.href(cleared)} className={styles.link}>
          {t('empty.clear')}
        </Link>
      }
    />
  );
};
