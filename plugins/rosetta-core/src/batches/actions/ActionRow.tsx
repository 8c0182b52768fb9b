import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../../format/useFormats';
import type { AdminAction } from '../api/shapes';
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
  const details = Object.entries(action.detail ?? {}).filter(([, value]) => value !== null);
  return (
    <tr data-action={action.action}>
      <th scope="row">
        <time dateTime={action.actedAt}>{format.moment(action.actedAt)}</time>
      </th>
      <td title={action.who}>{words.who(action.who)}</td>
      <td>{t(`actions.${action.action}`)}</td>
      <td>{action.runId ? <RunLink runId={action.runId} /> : '–'}</td>
      <td className={styles.words}>
        {details.map(([name, value]) => `${name}: ${textOf(value)}`).join(' · ') || '–'}
      </td>
    </tr>
  );
};
