import type { Location } from '../text/sourceFile.ts';
import type { Model, ModelColumn, ModelIndex } from './types.ts';

const made = [
  { name: 'snapshot_id', type: 'text', notNull: true, description: 'Tells the versions of all rows apart.' },
  {
    name: 'valid_from',
    type: 'timestamptz',
    notNull: true,
    description: 'When the row became what it says.',
  },
  {
    name: 'valid_to',
    type: 'timestamptz',
    notNull: false,
    description: 'When it was no longer so; null while it is.',
  },
];

/** The columns that the engine adds to those of a snapshot's query. */
export const snapshotColumns = (at: Location): ModelColumn[] =>
  made.map((column) => ({ ...column, tests: [], at }));

/** The index by which changed rows are found again. */
export const snapshotIndex = (at: Location): ModelIndex => ({ columns: ['snapshot_id'], unique: true, at });

/** The names of the columns that the engine adds to a snapshot. */
export const snapshotColumnNames: ReadonlySet<string> = new Set(made.map(({ name }) => name));

/** The columns that a model's query has to return: of a snapshot, all but those that the engine adds. */
export const queryColumns = ({ snapshot, columns }: Pick<Model, 'snapshot' | 'columns'>): ModelColumn[] =>
  snapshot ? columns.filter(({ name }) => !snapshotColumnNames.has(name)) : columns;
