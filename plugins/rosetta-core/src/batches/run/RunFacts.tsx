import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { useFormats } from '../../format/useFormats';
import type { Run } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { RunLink } from '../frame/RunLink';
import { Took } from '../frame/Took';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Who asked for the run, when it began and ended, and the runs that it comes from. */
export const RunFacts = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const words = useWords();
  const moment = (value: string) => <time dateTime={value}>{format.moment(value)}</time>;
  return (
    <dl className={styles.facts} aria-label={t('run.facts')}>
      <Fact name={t('run.trigger')}>
        {words.asked(run)}
        <small className={styles.small}>{t(`trigger.${run.trigger}`)}</small>
      </Fact>
      <Fact name={t('run.requested')}>{moment(run.requestedAt)}</Fact>
      {run.startedAt && <Fact name={t('run.started')}>{moment(run.startedAt)}</Fact>}
      {run.startedAt && (
        <Fact name={t('run.duration')}>
          <Took from={run.startedAt} to={run.finishedAt} />
        </Fact>
      )}
      {run.finishedAt && <Fact name={t('run.finished')}>{moment(run.finishedAt)}</Fact>}
      {run.publicationId !== null && (
        <Fact name={t('run.publication')}>
          <span data-publication={run.publicationId}>
            {t('run.publicationNumber', { id: String(run.publicationId) })}
          </span>
        </Fact>
      )}
      {run.relaunchOf && (
        <Fact name={t('run.relaunchOf')}>
          <RunLink runId={run.relaunchOf} label={`${t('run.relaunchOf')} ${run.relaunchOf}`} />
        </Fact>
      )}
      {run.takesOver && (
        <Fact name={t('run.takesOver')}>
          <RunLink runId={run.takesOver} label={`${t('run.takesOver')} ${run.takesOver}`} />
        </Fact>
      )}
      {run.worker && (
        <Fact name={t('run.worker')}>
          <span className={styles.code}>{run.worker}</span>
        </Fact>
      )}
      {run.status === 'lost' && run.heartbeatAt && (
        <Fact name={t('run.heartbeat')}>{moment(run.heartbeatAt)}</Fact>
      )}
      <Fact name={t('run.id')}>
        <span className={styles.code}>{run.runId}</span>
      </Fact>
    </dl>
  );
};
