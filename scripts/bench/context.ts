import type pg from 'pg';
import type { Ended } from './timed.ts';
import type { Dbt } from './peers/dbt.ts';
import type { Psql } from './peers/psql.ts';

/** What a case works with. */
export type Bench = {
  /** Thrown away at the end. */
  folder: string;
  /** A new, empty database: its URL and a session in it. */
  database: () => Promise<{ url: string; client: pg.Client }>;
  /** Our command, as a person runs it. */
  rosetta: (
    parameters: string[],
    options?: { codes?: number[]; env?: Record<string, string> },
  ) => Promise<Ended>;
  dbt: Dbt | undefined;
  psql: Psql;
  /** How many times each thing is timed. */
  runs: number;
  say: (line: string) => void;
};
