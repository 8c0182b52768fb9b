import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Amount } from '../project/testTypes.ts';
import type { Found } from './askTest.ts';

/**
 * Compares the number of rows of what was built with what is live. A model that is not live yet, or was empty when the
 * limit is a share, has nothing to be compared with.
 */
export const askRowCountChange = async (
  model: string,
  { schema, atMost }: { schema: string; atMost: Amount },
  client: pg.Client,
): Promise<Found> => {
  const live = qualified(schema, model);
  const relation = pg.escapeIdentifier(model);
  const { rows: found } = await client.query<{ apart: boolean }>(
    'select coalesce(to_regclass($1) <> to_regclass($2), false) as apart',
    [live, relation],
  );
  if (!found[0]!.apart) return { failures: 0, rows: [] };
  const { rows } = await client.query<{ before: string; now: string }>(
    `select (select count(*) from ${live}) as before, (select count(*) from ${relation}) as now`,
  );
  const [before, now] = [Number(rows[0]!.before), Number(rows[0]!.now)];
  const change = now - before;
  const limit = atMost.unit === 'percent' ? (before * atMost.value) / 100 : atMost.value;
  if (Math.abs(change) <= limit || (atMost.unit === 'percent' && before === 0))
    return { failures: 0, rows: [] };
  const share = before === 0 ? '' : ` (${change > 0 ? '+' : ''}${((change / before) * 100).toFixed(1)}%)`;
  return {
    failures: 1,
    rows: [JSON.stringify({ rows_before: before, rows_now: now, change })],
    message: `found ${now} rows where ${before} are live${share}; at most ${atMost.text} may come or go`,
  };
};
