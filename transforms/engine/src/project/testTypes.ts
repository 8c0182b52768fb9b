import type { Location } from '../text/sourceFile.ts';

/** When failing rows stop a publish, when they are only told, and when they do not count. */
export interface TestPolicy {
  severity: 'error' | 'warn';
  /** With severity `error`: more failing rows than these stop the publish. */
  errorAbove: number;
  /** More failing rows than these are told. */
  warnAbove: number;
}

/** What a test without more words does: one failing row stops the publish. */
export const strict: TestPolicy = { severity: 'error', errorAbove: 0, warnAbove: 0 };

/** What any test in a contract says about itself. */
export interface Tested {
  at: Location;
  policy: TestPolicy;
  /** Only the rows of the model for which this holds are tested. */
  where: string | undefined;
}

/** A test on one column of a model. */
export type ColumnTest = Tested &
  (
    | { kind: 'not_null' }
    | { kind: 'unique' }
    | { kind: 'accepted_values'; values: (string | number | boolean)[] }
    | { kind: 'relationships'; model: string; column: string }
    | { kind: 'expression'; sql: string }
  );

/** A check (an expression over a row) or a test (a query of failing rows) with a name. */
export interface NamedTest extends Tested {
  name: string;
  sql: string;
}

/** A number of rows, of units, or a share in percent. */
export interface Amount {
  value: number;
  unit: 'percent' | 'absolute';
  /** As it was written. */
  text: string;
}

/** How far the number of rows may go from what is live, up or down. */
export interface RowCountChange extends Tested {
  atMost: Amount;
}

/** Two queries that must return the same rows. */
export interface Reconciliation extends Tested {
  name: string;
  this: string;
  other: string;
  /** The columns that say which group a row is of; without it those that are no numbers. */
  by: string[] | undefined;
  tolerance: Amount;
}

/** How old the newest row may be. */
export interface Freshness {
  column: string;
  /** In seconds, and as it was written. */
  warnAfter: Age | undefined;
  errorAfter: Age | undefined;
  at: Location;
}

/** A length of time. */
export interface Age {
  seconds: number;
  text: string;
}

/** A value in a unit test: as text that PostgreSQL reads, or null. */
export interface UnitValue {
  text: string | null;
  at: Location;
}

/** A row in a unit test. */
export type UnitRow = ReadonlyMap<string, UnitValue>;

/** What a model makes of a few rows. */
export interface UnitTest {
  name: string;
  at: Location;
  /** What `now()` is, when it matters. */
  now: UnitValue | undefined;
  /** By parent, a model or `schema.table` of a source. */
  given: ReadonlyMap<string, { rows: UnitRow[]; at: Location }>;
  expect: { rows: UnitRow[]; at: Location };
}
