import type { ColumnType } from './column.ts';
import { isFileLoader, type Loader } from './loader.ts';

/** One column of a staging table, as SQL sees it. */
export interface ColumnDescription {
  readonly name: string;
  readonly type: ColumnType;
  readonly notNull: boolean;
}

/** A staging table, as SQL sees it. */
export interface TableDescription {
  readonly table: string;
  readonly columns: readonly ColumnDescription[];
}

/** The staging table of a loader: the engine's own columns, then the declared ones. The DDL and the source contract both come from here. */
export const describeLoader = (loader: Loader): TableDescription => ({
  table: loader.into.table,
  columns: [
    { name: '_id', type: 'text', notNull: true },
    { name: '_landed_at', type: 'timestamptz', notNull: true },
    { name: '_delivery', type: 'text', notNull: isFileLoader(loader) },
    ...partColumnOf(loader).map((name) => ({ name, type: 'text' as const, notNull: true })),
    ...Object.entries(loader.columns).map(([name, { type, notNull }]) => ({ name, type, notNull })),
    ...(loader.document === undefined
      ? []
      : [{ name: loader.document, type: 'jsonb' as const, notNull: false }]),
  ],
});

/** The column that says which part of the table a row belongs to, where parts are replaced whole. */
export const partColumnOf = (loader: Loader): string[] => {
  if (isFileLoader(loader)) return [loader.into.partColumn];
  return loader.into.mode === 'replace' ? ['_part'] : [];
};

/** The columns that tell rows apart. */
export const keyOf = (loader: Loader): readonly string[] =>
  ('key' in loader.into && loader.into.key) || ['_id'];

/** The columns by name, for SQL: a column that was added later stands elsewhere in the table than in the declaration. */
export const columnList = (loader: Loader): string =>
  describeLoader(loader)
    .columns.map((column) => column.name)
    .join(', ');
