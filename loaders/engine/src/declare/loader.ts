import { LoadError } from '../errors.ts';
import type { Column } from './column.ts';
import type { FileSource } from './source.ts';

/** A row under conversion: the text of every column, null where the document has no value. */
export type RowTexts = Readonly<Record<string, string | null>>;

/** A rule over several columns of one row. */
export interface RowCheck {
  /** The column whose path the rejection names. */
  readonly column: string;
  readonly reason: string;
  readonly holds: (row: RowTexts) => boolean;
}

/** A loader is this declaration and nothing else; the engine owns paging, COPY, merge, dead letters and DDL. */
export interface Loader {
  /** Stable: watermarks, runs and rejected rows are kept under it. */
  readonly name: string;
  readonly from: { readonly source: FileSource };
  readonly into: {
    /** Schema and table; the engine creates and extends it. */
    readonly table: `${string}.${string}`;
    /** The text column that holds the part's key; a newer delivery of a part replaces its rows whole. */
    readonly partColumn: string;
  };
  /** Texts that mean "no value" in this source. */
  readonly nulls: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly checks: readonly RowCheck[];
  /** Whether a payload field that no column reads is expected; any other is reported as drift. */
  readonly expects: (field: string) => boolean;
  /** A delivery with more rejected rows than `rows` and a larger share than `share` is not published. */
  readonly rejectAtMost: { readonly share: number; readonly rows: number };
}

/** What a declaration may leave out: nothing is null by spelling, nothing is checked, one row in a hundred may fail. */
export type LoaderDeclaration = Pick<Loader, 'name' | 'from' | 'into' | 'columns'> & Partial<Loader>;

const identifier = /^[a-z_][a-z0-9_]{0,62}$/;

/** Declares a loader; refuses at once what PostgreSQL would refuse at night. */
export const defineLoader = (declaration: LoaderDeclaration): Loader => {
  const { name, into, columns, checks = [] } = declaration;
  const names = [...into.table.split('.'), into.partColumn, ...Object.keys(columns)];
  const bad = names.find((each) => !identifier.test(each));
  if (bad !== undefined)
    throw new LoadError(
      `Loader ${name}: "${bad}" is no lower-case SQL name of at most 63 characters: rename it.`,
    );
  const reserved = Object.keys(columns).find((each) => each.startsWith('_'));
  if (reserved)
    throw new LoadError(
      `Loader ${name}: column ${reserved} starts with "_", which is kept for the engine: rename it.`,
    );
  const unknown = checks.find((check) => !(check.column in columns));
  if (unknown)
    throw new LoadError(`Loader ${name}: a check names column ${unknown.column}, which it does not declare.`);
  return { nulls: [], expects: () => false, rejectAtMost: { share: 0.01, rows: 0 }, ...declaration, checks };
};

/** The check that an interval does not end before it starts; an open end passes. */
export const ordered = (start: string, end: string): RowCheck => ({
  column: end,
  reason: `is before ${start}`,
  // Instants are texts of one width in UTC, so they compare as text.
  holds: (row) => row[start] == null || row[end] == null || row[start] <= row[end],
});
