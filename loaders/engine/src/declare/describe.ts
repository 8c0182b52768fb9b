import type { ColumnType } from './column.ts';
import type { Loader } from './loader.ts';

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
    { name: '_delivery', type: 'text', notNull: true },
    { name: loader.into.partColumn, type: 'text', notNull: true },
    ...Object.entries(loader.columns).map(([name, { type, notNull }]) => ({ name, type, notNull })),
  ],
});

/** The columns by name, for SQL: a column that was added later stands elsewhere in the table than in the declaration. */
export const columnList = (loader: Loader): string =>
  describeLoader(loader)
    .columns.map((column) => column.name)
    .join(', ');
