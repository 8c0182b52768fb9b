import type { MartRows } from '@rosetta/generated/marts/finops.ts';
import type { Pool } from 'pg';

/** Inserts rows into a relation of the marts; a column that the contract lost is a compile error. */
export const insertRows = async <Name extends keyof MartRows>(
  pool: Pool,
  name: Name,
  rows: readonly MartRows[Name][],
): Promise<void> => {
  await pool.query(
    `insert into marts."${name}" select * from jsonb_populate_recordset(null::marts."${name}", $1)`,
    [JSON.stringify(rows)],
  );
};
