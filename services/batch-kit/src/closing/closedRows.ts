import pg from 'pg';

const { escapeIdentifier: quote } = pg;

/** A staged table whose months are closed: deliveries replace its parts, and a part belongs to a month. */
export interface ClosedTable {
  table: `${string}.${string}`;
  /** The column that tells one part from another. */
  part: string;
  /** The column that tells the month of a part's rows: a date, or a time read in UTC. */
  month: string;
}

/** The rows of closed months as they were when they were closed. */
export const sealedOf = ({ table }: ClosedTable): string => `${table}__closed`;

/** Rows of closed months that came later, whole parts; they wait for a reprocess. */
export const lateOf = ({ table }: ClosedTable): string => `${table}__late`;

/** The month of a row, as 2026-03. */
export const monthOf = ({ month }: ClosedTable): string =>
  `to_char(date_trunc('month', ${quote(month)}), 'YYYY-MM')`;

/** Brings the two tables beside a staged one to its columns, and returns those, quoted. */
export const ensureClosedTables = async (client: pg.Client, closed: ClosedTable): Promise<string> => {
  const columnsOf = async (table: string): Promise<Map<string, string>> => {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
      [table],
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  };
  const columns = await columnsOf(closed.table);
  for (const table of [sealedOf(closed), lateOf(closed)]) {
    await client.query(`create table if not exists ${table} (like ${closed.table})`);
    await client.query(
      `create index if not exists ${quote(`${table.split('.')[1]}_part`)} on ${table} (${quote(closed.part)})`,
    );
    const known = await columnsOf(table);
    for (const [name, type] of columns)
      if (!known.has(name)) await client.query(`alter table ${table} add column ${quote(name)} ${type}`);
  }
  return [...columns.keys()].map(quote).join(', ');
};
