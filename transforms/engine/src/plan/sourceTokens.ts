import type pg from 'pg';
import { qualified } from '../database/quote.ts';
import { TransformError } from '../text/diagnostics.ts';
import type { Source } from '../project/types.ts';

/**
 * One token per source that changes whenever its rows do; null for a source that cannot tell (a view or foreign table
 * without a `version` query), which counts as changed every time.
 *
 * Without a `version` query the rows are asked: every insert, update and delete changes the set of (place, writing
 * transaction) pairs, whoever made it and in whatever order transactions ended, which counts and maxima would miss.
 * It costs one scan of the table, and says "changed" once too often after a VACUUM FULL or a restore.
 * @throws TransformError when a source does not exist.
 */
export const readSourceTokens = async (
  client: pg.Client,
  sources: Iterable<Source>,
): Promise<Map<string, string | null>> => {
  const tokens = new Map<string, string | null>();
  for (const source of sources) tokens.set(source.name, await readToken(client, source));
  return tokens;
};

const readToken = async (
  client: pg.Client,
  { name, schema, table, version, file }: Source,
): Promise<string | null> => {
  const found = await client.query<{ relkind: string }>(
    'select relkind from pg_class where relname = $1 and relnamespace = (select oid from pg_namespace where nspname = $2)',
    [table, schema],
  );
  const kind = found.rows[0]?.relkind;
  if (kind === undefined)
    throw new TransformError(`source ${name} (${file}) does not exist in the database; load it first`);
  if (version !== undefined) return readVersion(client, name, version);
  if (!['r', 'p', 'm'].includes(kind)) return null;
  const { rows } = await client.query<{ token: string }>(
    `select count(*) || ':' || coalesce(sum(hashtidextended(ctid, (tableoid::bigint << 32) # xmin::text::bigint)), 0) as token
     from ${qualified(schema, table)}`,
  );
  return rows[0]!.token;
};

const readVersion = async (client: pg.Client, name: string, version: string): Promise<string> => {
  try {
    const { rows } = await client.query({ text: version, rowMode: 'array' });
    return JSON.stringify(rows);
  } catch (error) {
    throw new TransformError(
      `the version query of source ${name} failed: ${error instanceof Error ? error.message : error}`,
    );
  }
};
