import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { useUrlFilters } from '../../filters/useUrlFilters';
import { useFormats } from '../../format/useFormats';
import type { Step } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { StatusBadge } from '../frame/StatusBadge';
import { Took } from '../frame/Took';
import { logFilters } from '../log/logFilters';
import { batchesTranslationRef } from '../translation/ref';

/** One step: how far it is and what went through it; its name narrows the log to it. */
export const StepRow = ({ step }: { step: Step }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const filters = useUrlFilters(logFilters);
  const count = (value: number | null) => (value === null ? '–' : format.count(value));
  return (
    <tr data-step={step.name} data-status={step.status}>
      <th scope="row">
        <Link
          to={`${filters.href({ step: step.name })}#log`}
          className={styles.link}
          aria-label={t('steps.only', { step: step.name })}
        >
          {step.name}
        </Link>
        {step.message && <small className={styles.small}>{step.message}</small>}
      </th>
      <td>
        <StatusBadge status={step.status} />
      </td>
      <td data-numeric>{count(step.rowsRead)}</td>
      <td data-numeric>{count(step.rowsWritten)}</td>
      <td data-numeric>{count(step.rowsRejected)}</td>
      <td data-numeric>{step.bytes === null ? '–' : format.bytes(step.bytes)}</td>
      <td data-numeric>
        <Took from={step.startedAt} to={step.finishedAt} />
      </td>
    </tr>
  );
};
