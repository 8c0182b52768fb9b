import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '../../states/EmptyState';
import type { Difference, ModelDifference } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { batchesTranslationRef } from '../translation/ref';
import { AmountsTable } from './AmountsTable';
import { ModelsTable } from './ModelsTable';

/** Says whether a model changes at all. */
export const changes = ({ rowsAdded, rowsRemoved, rowsChanged, amounts }: ModelDifference): boolean =>
  rowsAdded + rowsRemoved + rowsChanged > 0 || amounts.length > 0;

/** What a reprocess would change: rows by model, amounts by month. */
export const DifferencePanel = ({ difference }: { difference: Difference }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const title = t('difference.would');
  const same = !difference.models.some(changes);
  return (
    <section className={styles.section} aria-label={title} data-difference={same ? 'none' : 'some'}>
      <div className={styles.head}>
        <h2>{title}</h2>
      </div>
      {same ? (
        <EmptyState title={t('difference.none')} description={t('difference.noneDescription')} />
      ) : (
        <>
          <ModelsTable models={difference.models} />
          <AmountsTable models={difference.models} />
        </>
      )}
    </section>
  );
};
