import pg from 'pg';
import { type ClosedTable, ensureClosedTables, lateOf, monthOf, sealedOf } from './closedRows.ts';

const { escapeIdentifier: quote } = pg;

/** What is closed in a batch, and under which lock builds read it. */
export interface Closing {
  batch: string;
  closed: ClosedTable;
  /** Months before this one are closed, as 2026-03. */
  before: string;
  sourcesLock: string;
}

/** What closing found: months that were closed now, and parts of closed months that came late. */
export interface Closed {
  months: string[];
  late: { part: string; month: string; rows: number }[];
}

/** Runs work in one transaction that no build reads half of: builds hold the sources' lock alone. */
const betweenBuilds = async <T>(client: pg.Client, lock: string, work: () => Promise<T>): Promise<T> => {
  await client.query('select pg_advisory_lock_shared(hashtext($1))', [lock]);
  try {
    await client.query(`begin; set local timezone to 'UTC'`);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // a lost connection has rolled back by itself
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock_shared(hashtext($1))', [lock]).catch(() => undefined);
  }
};

/**
 * Closes the months that are due, and puts back what a load changed in months that are closed: the rows that came wait
 * beside the staged ones, part by part, and what is built of closed months stays as it was.
 */
export const closeMonths = (client: pg.Client, closing: Closing): Promise<Closed> =>
  betweenBuilds(client, closing.sourcesLock, async () => {
    const { batch, closed, before } = closing;
    const { table } = closed;
    const [sealed, late, part, month] = [
      sealedOf(closed),
      lateOf(closed),
      quote(closed.part),
      monthOf(closed),
    ];
    const there = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      table,
    ]);
    if (!there.rows[0]!.found) return { months: [], late: [] };
    const columns = await ensureClosedTables(client, closed);
    await client.query(`lock table ${table} in share row exclusive mode`); // a load waits, readers do not
    const due = await client.query<{ month: string }>(
      `insert into ops.closed_month (batch, month)
       select distinct $1::text, ${month} from ${table} where ${quote(closed.month)} < date '${before}-01'
       on conflict do nothing returning month`,
      [batch],
    );
    const months = due.rows.map((row) => row.month).sort();
    await client.query(
      `insert into ${sealed} (${columns}) select ${columns} from ${table} where ${month} = any ($1)`,
      [months],
    );
    const hashed = (from: string) => `
      select ${part} as part, min(${month}) as month, count(*) as rows, sum(hash_record_extended(row(${columns}), 0)::numeric) as hash
      from ${from} where ${month} in (select month from ops.closed_month where batch = $1) group by 1`;
    const { rows: changed } = await client.query<{ part: string; month: string; rows: number }>(
      `select coalesce(live.part, sealed.part) as part, coalesce(live.month, sealed.month) as month, coalesce(live.rows, 0)::float8 as rows
       from (${hashed(table)}) as live full join (${hashed(sealed)}) as sealed using (part)
       where (live.rows, live.hash) is distinct from (sealed.rows, sealed.hash) order by 2, 1`,
      [batch],
    );
    const parts = changed.map((row) => row.part);
    if (parts.length > 0) {
      await client.query(`delete from ${late} where ${part} = any ($1)`, [parts]);
      await client.query(
        `with moved as (delete from ${table} where ${part} = any ($1) returning ${columns})
         insert into ${late} (${columns}) select ${columns} from moved`,
        [parts],
      );
      await client.query(
        `insert into ${table} (${columns}) select ${columns} from ${sealed} where ${part} = any ($1)`,
        [parts],
      );
      await noteLate(client, closing);
    }
    return { months, late: changed };
  });

/** Puts what waits for these months in the place of what is staged. What is sealed stays until `sealMonths`. */
export const openMonths = (
  client: pg.Client,
  { closed, sourcesLock }: Closing,
  { from, to }: { from: string; to: string },
): Promise<string[]> =>
  betweenBuilds(client, sourcesLock, async () => {
    const [late, part, month] = [lateOf(closed), quote(closed.part), monthOf(closed)];
    const there = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      late,
    ]);
    if (!there.rows[0]!.found) return [];
    const columns = await ensureClosedTables(client, closed);
    const { rows } = await client.query<{ part: string }>(
      `select distinct ${part} as part from ${late} where ${month} between $1 and $2 order by 1`,
      [from, to],
    );
    const parts = rows.map((row) => row.part);
    await client.query(`delete from ${closed.table} where ${part} = any ($1)`, [parts]);
    await client.query(
      `insert into ${closed.table} (${columns}) select ${columns} from ${late} where ${part} = any ($1)`,
      [parts],
    );
    return parts;
  });

/** Makes what is staged of these months, now that it is published, what they are closed with. */
export const sealMonths = (
  client: pg.Client,
  closing: Closing,
  { from, to }: { from: string; to: string },
): Promise<void> =>
  betweenBuilds(client, closing.sourcesLock, async () => {
    const { batch, closed } = closing;
    const [sealed, late, month] = [sealedOf(closed), lateOf(closed), monthOf(closed)];
    const { rowCount } = await client.query(
      `update ops.closed_month set reprocessed_at = clock_timestamp() where batch = $1 and month between $2 and $3`,
      [batch, from, to],
    );
    if (!rowCount) return;
    const columns = await ensureClosedTables(client, closed);
    const these = `${month} between $2 and $3 and ${month} in (select month from ops.closed_month where batch = $1)`;
    await client.query(`delete from ${sealed} where ${these}`, [batch, from, to]);
    await client.query(
      `insert into ${sealed} (${columns}) select ${columns} from ${closed.table} where ${these}`,
      [batch, from, to],
    );
    await client.query(`delete from ${late} where ${these}`, [batch, from, to]);
    await noteLate(client, closing);
  });

/** Writes down which parts wait, for whoever asks what a reprocess would bring. */
const noteLate = async (client: pg.Client, { batch, closed }: Closing): Promise<void> => {
  await client.query(
    `update ops.closed_month as closed set late_parts = coalesce(
       (select array_agg(distinct ${quote(closed.part)}) from ${lateOf(closed)} as late where ${monthOf(closed)} = closed.month), '{}')
     where batch = $1`,
    [batch],
  );
};
