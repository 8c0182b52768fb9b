import { toCsv } from '../../csv/csv';
import type { Run } from '../api/shapes';

/** Runs as CSV: every property of the API, the inputs as JSON. */
export const runsCsv = (runs: readonly Run[]): string =>
  toCsv(
    [
      'run_id',
      'batch',
      'command',
      'trigger',
      'schedule',
      'status',
      'inputs',
      'requested_by',
      'requested_at',
      'started_at',
      'finished_at',
      'worker',
      'cancel_requested_by',
      'relaunch_of',
      'takes_over',
      'message',
      'publication_id',
    ],
    runs.map((run) => [
      run.runId,
      run.batch,
      run.command,
      run.trigger,
      run.schedule,
      run.status,
      JSON.stringify(run.inputs),
      run.requestedBy,
      run.requestedAt,
      run.startedAt,
      run.finishedAt,
      run.worker,
      run.cancelRequestedBy,
      run.relaunchOf,
      run.takesOver,
      run.message,
      run.publicationId,
    ]),
  );
