import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Model } from '../project/types.ts';
import { indexName } from './indexes.ts';
import type { Making } from './making.ts';

/** A smaller table is read and written whole in no time. */
const large = 100_000;

/** From this correlation of place and time on (1 is perfect order), a period's rows lie in few pages. */
const inOrder = 0.9;

/**
 * Puts the rows of a large incremental model in the order of their time when they came scattered, while nobody reads them:
 * else each patch reads and writes a page for every row of its periods, the first after a checkpoint with a copy of it in
 * the log.
 */
export const keepPeriodsTogether = async (
  client: pg.Client,
  { name, incremental }: Model,
  { schema, indexes }: Pick<Making, 'schema' | 'indexes'>,
): Promise<void> => {
  const index = indexes.find(({ columns }) => columns[0] === incremental?.timeColumn);
  if (!incremental || !index) return;
  const { rows } = await client.query<{ scattered: boolean }>(
    `select reltuples >= ${large} and abs(coalesce(correlation, 1)) < ${inOrder} as scattered
     from pg_class
     join pg_namespace as namespace on namespace.oid = relnamespace
     left join pg_stats on schemaname = nspname and tablename = relname and attname = $3
     where nspname = $1 and relname = $2`,
    [schema, name, incremental.timeColumn],
  );
  if (!rows[0]?.scattered) return;
  const relation = qualified(schema, name);
  const by = pg.escapeIdentifier(indexName(name, index.columns, index.unique));
  await client.query(`cluster ${relation} using ${by};\nanalyze ${relation}`);
};
