import { toCsv } from '../../csv/csv';
import type { AdminAction } from '../api/shapes';

/** What was done as CSV: every property of the API, the detail as JSON. */
export const actionsCsv = (actions: readonly AdminAction[]): string =>
  toCsv(
    ['action_id', 'acted_at', 'who', 'action', 'batch', 'run_id', 'detail'],
    actions.map((each) => [
      each.actionId,
      each.actedAt,
      each.who,
      each.action,
      each.batch,
      each.runId,
      each.detail === null ? null : JSON.stringify(each.detail),
    ]),
  );
