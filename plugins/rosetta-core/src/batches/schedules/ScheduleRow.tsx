import { toastApiRef, useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { InfoPopover } from '../../figure/InfoPopover';
import { useFormats } from '../../format/useFormats';
import type { Schedule } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { RunLink } from '../frame/RunLink';
import { useWords } from '../frame/useWords';
import { usePauseSchedule } from '../operations/actions';
import { batchesTranslationRef } from '../translation/ref';
import rows from './schedules.module.css';

/** One schedule: its next times, and the button that pauses or resumes it. */
export const ScheduleRow = ({ schedule }: { schedule: Schedule }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const words = useWords();
  const toasts = useApi(toastApiRef);
  const pause = usePauseSchedule(schedule.name);
  const { name, paused } = schedule;
  const [next, ...later] = schedule.nextTimes;
  const onPress = () =>
    pause.mutate(!paused, {
      onError: (error) => void toasts.post({ title: error.message, status: 'danger' }),
    });
  return (
    <tr data-schedule={name} data-paused={paused}>
      <th scope="row">
        {name}
        <small className={styles.small}>
          {[words.command(schedule), words.inputs(schedule.inputs)].filter(Boolean).join(' · ')}
        </small>
      </th>
      <td className={styles.nowrap}>
        {next ? (
          <span className={rows.next}>
            <time dateTime={next}>{format.instant(next)}</time>
            {later.length > 0 && (
              <InfoPopover title={t('schedules.after')}>
                {later.map((time) => (
                  <p key={time}>{format.instant(time)}</p>
                ))}
              </InfoPopover>
            )}
          </span>
        ) : (
          '–'
        )}
      </td>
      <td>
        <span className={rows.state}>
          <span>
            {t(paused ? 'schedules.paused' : 'schedules.active')}
            {paused && schedule.pausedBy && schedule.pausedAt && (
              <small className={styles.small}>
                {t('schedules.pausedBy', {
                  who: words.who(schedule.pausedBy),
                  when: format.ago(schedule.pausedAt),
                })}
              </small>
            )}
          </span>
          <Button
            size="small"
            variant="secondary"
            isPending={pause.isPending}
            onPress={onPress}
            aria-label={t(paused ? 'schedules.resumeName' : 'schedules.pauseName', { name })}
          >
            {t(paused ? 'schedules.resume' : 'schedules.pause')}
          </Button>
        </span>
      </td>
      <td className={styles.nowrap}>
        <span className={styles.code}>{schedule.cron}</span>
        <small className={styles.small}>{schedule.timeZone}</small>
      </td>
      <td>
        {schedule.lastRunId ? (
          <RunLink runId={schedule.lastRunId} label={t('schedules.lastLink', { name })} />
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
};
