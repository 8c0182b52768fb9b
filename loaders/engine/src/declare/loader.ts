import { LoadError } from '../errors.ts';
import type { Column } from './column.ts';
import { reservedWords } from './reservedWords.ts';
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

/** Schema and table; the engine creates and extends it. */
export type TableName = `${string}.${string}`;

/** What every loader declares, wherever its documents come from. */
export interface LoaderContract {
  /** Stable: positions, runs and rejected rows are kept under it. */
  readonly name: string;
  /** Texts that mean "no value" in this source. */
  readonly nulls: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  /** A jsonb column of this name with the payload whole, as the source sent it. */
  readonly document?: string;
  readonly checks: readonly RowCheck[];
  /** Whether a payload field that no column reads is expected; any other is reported as drift. */
  readonly expects: (field: string) => boolean;
  /** With more rejected rows than `rows` and a larger share than `share`, nothing of what was read is published. */
  readonly rejectAtMost: { readonly share: number; readonly rows: number };
}

/** Loads files that landed whole: a newer delivery of a part replaces its rows. */
export interface FileLoader extends LoaderContract {
  readonly from: { readonly source: FileSource };
  readonly into: {
    readonly table: TableName;
    /** The text column that holds the part's key; a newer delivery of a part replaces its rows whole. */
    readonly partColumn: string;
  };
}

/** Where the documents of a collection become rows, and what a document that comes again does. */
export type CollectionTarget =
  /** Every document is a row. */
  | { readonly table: TableName; readonly mode: 'append' }
  /** The newest document of a key is its row. */
  | { readonly table: TableName; readonly mode: 'merge'; readonly key: readonly string[] }
  /** The newest complete snapshot is the table; what it lacks is gone. */
  | { readonly table: TableName; readonly mode: 'replace'; readonly key?: readonly string[] };

/** Loads a raw collection in the order in which its documents landed. */
export interface CollectionLoader extends LoaderContract {
  readonly from: {
    readonly collection: string;
    /** How far behind its last position a run starts: documents may become visible later than they say that they landed. */
    readonly overlap: { readonly hours: number };
  };
  readonly into: CollectionTarget;
}

/** A loader is this declaration and nothing else; the engine owns paging, COPY, merge, dead letters and DDL. */
export type Loader = FileLoader | CollectionLoader;

/** Whether a loader reads files that landed whole. */
export const isFileLoader = (loader: Loader): loader is FileLoader => 'source' in loader.from;

type Optional = 'nulls' | 'checks' | 'expects' | 'rejectAtMost';

/** A loader of files as it is written down. */
export type FileDeclaration = Omit<FileLoader, Optional> & Partial<Pick<FileLoader, Optional>>;

/** A loader of a collection as it is written down; without an overlap it is one hour. */
export type CollectionDeclaration = Omit<CollectionLoader, Optional | 'from'> &
  Partial<Pick<CollectionLoader, Optional>> & {
    readonly from: { readonly collection: string; readonly overlap?: { readonly hours: number } };
  };

/** What a declaration may leave out: nothing is null by spelling, nothing is checked, one row in a hundred may fail. */
export type LoaderDeclaration = FileDeclaration | CollectionDeclaration;

const defaults = { nulls: [], checks: [], expects: () => false, rejectAtMost: { share: 0.01, rows: 0 } };

/** Declares a loader; refuses at once what PostgreSQL would refuse at night. */
export function defineLoader(declaration: FileDeclaration): FileLoader;
export function defineLoader(declaration: CollectionDeclaration): CollectionLoader;
export function defineLoader(declaration: LoaderDeclaration): Loader;
export function defineLoader(declaration: LoaderDeclaration): Loader {
  const loader = isFile(declaration)
    ? { ...defaults, ...declaration }
    : { ...defaults, ...declaration, from: { overlap: { hours: 1 }, ...declaration.from } };
  const wrong = whatIsWrong(loader);
  if (wrong) throw new LoadError(`Loader ${loader.name}: ${wrong}`);
  return loader;
}

const isFile = (declaration: LoaderDeclaration): declaration is FileDeclaration =>
  'source' in declaration.from;

const identifier = /^[a-z_][a-z0-9_]{0,62}$/;

const whatIsWrong = (loader: Loader): string | undefined => {
  const { columns, checks, document } = loader;
  const own = [...Object.keys(columns), ...(document === undefined ? [] : [document])];
  const named = [
    ...loader.into.table.split('.'),
    ...(isFileLoader(loader) ? [loader.into.partColumn] : []),
    ...own,
  ];
  const bad = named.find((name) => !identifier.test(name));
  if (bad !== undefined) return `"${bad}" is no lower-case SQL name of at most 63 characters: rename it.`;
  const word = named.find((name) => reservedWords.has(name));
  if (word !== undefined) return `"${word}" is a reserved word of SQL: rename it.`;
  if ((loader.into.table.split('.')[1] ?? '').length > 52)
    return `the name of ${loader.into.table} is longer than 52 characters, and the engine puts __incoming after it: shorten it.`;
  const reserved = own.find((name) => name.startsWith('_'));
  if (reserved) return `column ${reserved} starts with "_", which is kept for the engine: rename it.`;
  if (document !== undefined && document in columns)
    return `${document} is both a column and the whole document: rename one of the two.`;
  const unknown = checks.find((check) => !(check.column in columns));
  if (unknown) return `a check names column ${unknown.column}, which it does not declare.`;
  return isFileLoader(loader) ? undefined : whatIsWrongWithKey(loader);
};

const whatIsWrongWithKey = ({ columns, into, from }: CollectionLoader): string | undefined => {
  if (!(from.overlap.hours >= 0))
    return `an overlap of ${from.overlap.hours} hours is no time to go back: give 0 or more.`;
  if (into.mode === 'append') return undefined;
  if (into.mode === 'merge' && !into.key.length)
    return 'mode merge needs a key: name the columns that identify a row.';
  const missing = into.key?.find((name) => !(name in columns));
  if (missing !== undefined) return `its key names column ${missing}, which it does not declare.`;
  const optional = into.key?.find((name) => !columns[name]?.notNull);
  return optional === undefined
    ? undefined
    : `column ${optional} is part of the key: declare it .required().`;
};

/** The check that an interval does not end before it starts; an open end passes. */
export const ordered = (start: string, end: string): RowCheck => ({
  column: end,
  reason: `is before ${start}`,
  // Instants are texts of one width in UTC, so they compare as text.
  holds: (row) => row[start] == null || row[end] == null || row[start] <= row[end],
});
