import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { downloadCsv } from '../../csv/download';
import { ExportButton } from '../../csv/ExportButton';
import { fileName } from '../../csv/fileName';
import { useFormats } from '../../format/useFormats';
import { EmptyState } from '../../states/EmptyState';
import { ScrollTable } from '../../table/ScrollTable';
import type { Step } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { batchesTranslationRef } from '../translation/ref';
import { StepRow } from './StepRow';
import heads from './run.module.css';
import { stepsCsv } from './stepsCsv';

const over = new Set(['succeeded', 'failed', 'skipped', 'cancelled']);

/** The steps of a run with their rows, bytes and time, and how many of them are done. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const title = t('steps.title');
  const done = steps.filter(({ status }) => over.has(status)).length;
  const label = t('steps.progress', { done: format.count(done), all: format.count(steps.length) });
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {steps.length > 0 && (
          <ExportButton
            format="csv"
            title={title}
            run={() => downloadCsv(stepsCsv(steps), fileName('csv', 'steps'))}
          />
        )}
      </div>
      {steps.length === 0 ? (
        <EmptyState title={t('steps.none')} description={t('steps.noneDescription')} />
      ) : (
        <>
          <div className={heads.progress}>
            <progress max={steps.length} value={done} aria-label={label} />
            <span>{label}</span>
          </div>
          <ScrollTable title={title}>
            <thead>
              <tr>
                <th scope="col">{t('steps.step')}</th>
                <th scope="col">{t('steps.status')}</th>
                {(['read', 'written', 'rejected', 'bytes', 'duration'] as const).map((column) => (
                  <th key={column} scope="col" data-numeric>
                    {t(`steps.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRow key={step.position} step={step} />
              ))}
            </tbody>
          </ScrollTable>
        </>
      )}
    </section>
  );
};
