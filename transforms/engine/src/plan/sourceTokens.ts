import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { ProjectError, TransformError } from '../text/diagnostics.ts';
import { readText } from '../text/reading.ts';
import { SourceFile } from '../text/sourceFile.ts';
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

const readToken = async (client: pg.Client, source: Source): Promise<string | null> => {
  const { name, schema, table, version } = source;
  const found = await client.query<{ relkind: string }>(
    'select relkind from pg_class where relname = $1 and relnamespace = (select oid from pg_namespace where nspname = $2)',
    [table, schema],
  );
  const kind = found.rows[0]?.relkind;
  if (kind === undefined)
    throw new ProjectError([
      {
        ...placeOf(source),
        message: `source ${name} does not exist in the database; load it first, or mend its name`,
      },
    ]);
  if (version !== undefined) return readVersion(client, name, version);
  if (source.watermark) return readWatermarkToken(client, source, hasPlaces(kind));
  if (!hasPlaces(kind)) return null;
  const { rows } = await client.query<{ token: string }>(
    `select ${rowsToken} as token from ${qualified(schema, table)}`,
  );
  return rows[0]!.token;
};

/** Where a source's file says its name. */
const placeOf = ({ file, name }: Source) => {
  const source = new SourceFile(file, readText(file));
  return source.at(Math.max(0, source.text.indexOf(name)));
};

/** Whether the rows of a kind of relation (pg_class.relkind) have a place and a writing transaction. */
export const hasPlaces = (relkind: string): boolean => ['r', 'p', 'm'].includes(relkind);

/** An aggregate that changes with the set of rows. */
export const rowsToken =
  "count(*) || ':' || coalesce(sum(hashtidextended(ctid, (tableoid::bigint << 32) # xmin::text::bigint)), 0)";

/** The highest watermark and the rows near it, by the index that a large source has on it; the others are not looked at. */
const readWatermarkToken = async (client: pg.Client, source: Source, places: boolean): Promise<string> => {
  const relation = qualified(source.schema, source.table);
  const { column } = source.watermark!;
  const { rows } = await client.query<{ last: string | null; number: string; unmarked: boolean }>(
    `select last.value::text as last,
        (select ${places ? rowsToken : 'count(*)::text'} from ${relation} where ${nearWatermark(source, 'last.value')}) as number,
        exists (select from ${relation} where ${pg.escapeIdentifier(column)} is null) as unmarked
     from (select max(${pg.escapeIdentifier(column)}) as value from ${relation}) as last`,
  );
  const { last, number, unmarked } = rows[0]!;
  if (unmarked)
    throw new TransformError(
      `source ${source.name} (${source.file}) has rows whose watermark ${column} is null, which would never be seen; fill it, or take watermark off`,
    );
  return `${last}:${number}`;
};

/** Whether a row was written so near a watermark that others may still come in beside it. */
export const nearWatermark = ({ watermark }: Source, value: string): string => {
  const { column, overlap } = watermark!;
  return `${pg.escapeIdentifier(column)} >= ${value}${overlap === undefined ? '' : ` - interval '${overlap}'`}`;
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
