import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState } from '../../states/EmptyState';
import { TableSkeleton } from '../../states/skeletons';
import { States } from '../../states/States';
import { ScrollTable } from '../../table/ScrollTable';
import styles from '../frame/batches.module.css';
import { useBatchSchedules } from '../operations/useBatchSchedules';
import { batchesTranslationRef } from '../translation/ref';
import { ScheduleRow } from './ScheduleRow';

/** When the batch runs by itself, with the button that pauses it. */
export const Schedules = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const schedules = useBatchSchedules();
  const title = t('schedules.title');
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
      </div>
      <States
        of={schedules}
        skeleton={<TableSkeleton rows={2} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('schedules.none')} description={t('schedules.noneDescription')} />}
      >
        {({ items }) => (
          <ScrollTable title={title}>
            <thead>
              <tr>
                <th scope="col">{t('schedules.name')}</th>
                <th scope="col">{t('schedules.next')}</th>
                <th scope="col">{t('schedules.state')}</th>
                <th scope="col">{t('schedules.times')}</th>
                <th scope="col">{t('schedules.last')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((schedule) => (
                <ScheduleRow key={schedule.name} schedule={schedule} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </States>
    </section>
  );
};
