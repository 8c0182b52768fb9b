import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../../format/useFormats';
import type { AdminAction, RunCommand, RunInputs } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { RunLink } from '../frame/RunLink';
import { useWords } from '../frame/useWords';
import { batchesTranslationRef } from '../translation/ref';

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** One thing that somebody did. */
export const ActionRow = ({ action }: { action: AdminAction }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const words = useWords();
  const { command, inputs, ...rest } = action.detail ?? {};
  const given = (inputs ?? {}) as RunInputs;
  const details = [
    typeof command === 'string' && words.command({ command: command as RunCommand, inputs: given }),
    words.inputs(given),
    ...Object.entries(rest).map(([name, value]) => value !== null && `${name}: ${textOf(value)}`),
  ];
  return (
    <tr data-action={action.action}>
      <th scope="row" className={styles.nowrap}>
        <time dateTime={action.actedAt}>{format.moment(action.actedAt)}</time>
      </th>
      <td title={action.who} className={styles.nowrap}>
        {words.who(action.who)}
      </td>
      <td>{t(`actions.${action.action}`)}</td>
      <td>{action.runId ? <RunLink runId={action.runId} /> : '–'}</td>
      <td className={styles.words}>{details.filter(Boolean).join(' · ') || '–'}</td>
    </tr>
  );
};
