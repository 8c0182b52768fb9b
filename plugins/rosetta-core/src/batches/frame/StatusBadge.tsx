import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiCheckLine,
  RiCloseLine,
  RiForbidLine,
  RiLoader4Line,
  RiQuestionLine,
  RiSkipForwardLine,
  RiTimeLine,
} from '@remixicon/react';
import type { RunStatus, StepStatus } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import styles from './StatusBadge.module.css';

const icons = {
  queued: RiTimeLine,
  pending: RiTimeLine,
  running: RiLoader4Line,
  succeeded: RiCheckLine,
  failed: RiCloseLine,
  cancelled: RiForbidLine,
  lost: RiQuestionLine,
  skipped: RiSkipForwardLine,
};

/** How far a run or a step is: in words and with a sign of its own, never by colour alone. */
export const StatusBadge = ({ status }: { status: RunStatus | StepStatus }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const Icon = icons[status];
  return (
    <span className={styles.badge} data-status={status}>
      <Icon size={14} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
};
