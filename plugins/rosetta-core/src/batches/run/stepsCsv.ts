import { toCsv } from '../../csv/csv';
import type { Step } from '../api/shapes';

/** The steps of a run as CSV: every property of the API. */
export const stepsCsv = (steps: readonly Step[]): string =>
  toCsv(
    [
      'position',
      'name',
      'status',
      'started_at',
      'finished_at',
      'rows_read',
      'rows_written',
      'rows_rejected',
      'bytes',
      'message',
    ],
    steps.map((step) => [
      step.position,
      step.name,
      step.status,
      step.startedAt,
      step.finishedAt,
      step.rowsRead,
      step.rowsWritten,
      step.rowsRejected,
      step.bytes,
      step.message,
    ]),
  );
