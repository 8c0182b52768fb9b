import pg from 'pg';
import type { SourcePeriods } from '../../database/ops.ts';
import { qualified } from '../../database/quote.ts';
import type { Incremental, Source } from '../../project/types.ts';
import { TransformError } from '../../text/diagnostics.ts';
import { hasPlaces, nearWatermark, rowsToken } from '../sourceTokens.ts';

/** What a source holds by period, and which periods have other rows than were remembered. */
export interface FoundPeriods {
  remember: SourcePeriods;
  /** The beginnings of the periods whose rows changed; nothing when it cannot be told. */
  changed: string[] | undefined;
  /** Why it cannot. */
  why?: string;
}

/** The beginning of no period: rows without a time, or with one that no calendar holds. */
export const noPeriod = '';

/**
 * Asks a source for its periods. One with a watermark is read from the remembered value on, which costs what is new; of
 * the rows at that value itself each period is compared, since others may have come in beside them. One without is read
 * whole and every period compared, which also sees what was deleted.
 */
export const sourcePeriods = async (
  client: pg.Client,
  source: Source,
  time: string,
  period: Incremental['period'],
  before: SourcePeriods | undefined,
): Promise<FoundPeriods | undefined> => {
  const found = await client.query<{ relkind: string }>(
    'select relkind from pg_class where oid = to_regclass($1)',
    [qualified(source.schema, source.table)],
  );
  const places = hasPlaces(found.rows[0]?.relkind ?? '');
  try {
    if (source.watermark) return await sinceWatermark(client, source, { time, period, places }, before);
    return places ? await byPeriod(client, source, { time, period }, before) : undefined;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new TransformError(
      `the periods of source ${source.name} cannot be asked by ${time}: ${error.message}; say under incremental.from how its rows get their time`,
    );
  }
};

/** The period of a row, as text. */
const periodOf = (time: string, period: string): string =>
  `case when (${time}) >= '0001-01-01' and (${time}) < '9999-01-01'
        then date_trunc('${period}', (${time}))::timestamp::text else '${noPeriod}' end`;

const byPeriod = async (
  client: pg.Client,
  source: Source,
  { time, period }: { time: string; period: string },
  before: SourcePeriods | undefined,
): Promise<FoundPeriods> => {
  const { rows } = await client.query<{ period: string; token: string }>(
    `select ${periodOf(time, period)} as period, ${rowsToken} as token
     from ${qualified(source.schema, source.table)} group by 1`,
  );
  const tokens = Object.fromEntries(rows.map((row) => [row.period, row.token]));
  return {
    remember: { tokens },
    ...(before && before.watermark === undefined
      ? { changed: differing(before.tokens, tokens) }
      : { changed: undefined, why: 'it told by a watermark before' }),
  };
};

/** One statement, so that all of it is of one moment; each part reads a stretch of the watermark's index. */
const sinceWatermark = async (
  client: pg.Client,
  source: Source,
  { time, period, places }: { time: string; period: string; places: boolean },
  before: SourcePeriods | undefined,
): Promise<FoundPeriods> => {
  const relation = qualified(source.schema, source.table);
  const { column: name } = source.watermark!;
  const column = pg.escapeIdentifier(name);
  const { type } = source.columns.find((each) => each.name === name)!;
  const isSame = before?.column === name;
  const known = isSame ? before.watermark : undefined;
  const value =
    known === undefined || known === null ? `null::${type}` : `${pg.escapeLiteral(known)}::${type}`;
  const tokens = (where: string) =>
    `coalesce((select jsonb_object_agg(period, token) from (
        select ${periodOf(time, period)} as period, ${places ? rowsToken : 'count(*)::text'} as token
        from ${relation} where ${where} group by 1) as grouped), '{}')`;
  const { rows } = await client.query<{
    last: string | null;
    back: boolean;
    near: Record<string, string>;
    old: Record<string, string>;
    fresh: string[];
  }>(
    `with last as materialized (select max(${column}) as value from ${relation})
     select value::text as last,
        value is null or value < ${value} as back,
        ${tokens(nearWatermark(source, '(select value from last)'))} as near,
        ${tokens(`${nearWatermark(source, value)} and ${column} <= ${value}`)} as old,
        array(select distinct ${periodOf(time, period)} from ${relation} where ${column} > ${value}) as fresh
     from last`,
  );
  const { last, back, near, old, fresh } = rows[0]!;
  const remember = { watermark: last, column: name, tokens: near };
  if (!isSame) return { remember, changed: undefined, why: `its watermark was not ${name} before` };
  // Nothing was there before: whatever is there now is new.
  if (known === null) return { remember, changed: undefined, why: 'it held no row before' };
  if (back) return { remember, changed: undefined, why: 'its watermark went back, so rows were deleted' };
  return { remember, changed: [...new Set([...fresh, ...differing(before!.tokens, old)])].sort() };
};

const differing = (before: Record<string, string>, after: Record<string, string>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((period) => before[period] !== after[period])
    .sort();
