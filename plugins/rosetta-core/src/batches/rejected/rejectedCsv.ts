import { toCsv } from '../../csv/csv';
import type { RejectedRow } from '../api/shapes';

/** Rejected rows as CSV: every property of the API, the document as JSON. */
export const rejectedCsv = (rows: readonly RejectedRow[]): string =>
  toCsv(
    ['loader', 'collection', 'raw_id', 'path', 'reason', 'run_id', 'rejected_at', 'document'],
    rows.map((row) => [
      row.loader,
      row.collection,
      row.rawId,
      row.path,
      row.reason,
      row.runId,
      row.rejectedAt,
      row.document === null ? null : JSON.stringify(row.document),
    ]),
  );
