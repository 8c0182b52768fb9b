import type { Table } from './table.ts';

const required = (name: string, type: string) => ({ name, type, notNull: true });
const optional = (name: string, type: string) => ({ name, type, notNull: false });
const count = (name: string) => ({ name, type: 'bigint', notNull: true, default: '0' });

/** The engine's own tables in a staging schema: runs, positions, deliveries, what is live, rejected documents. */
export const engineTables = (schema: string): readonly Table[] => [
  {
    table: `${schema}.load_run`,
    columns: [
      required('run_id', 'uuid'),
      required('loader', 'text'),
      { ...required('command', 'text'), default: `'load'` }, // load, replay, backfill
      required('status', 'text'), // running, done, failed, cancelled, lost
      required('started_at', 'timestamptz'),
      optional('finished_at', 'timestamptz'),
      count('deliveries'),
      count('read'),
      count('written'),
      count('rejected'),
      count('replaced'),
      count('nul_replaced'),
      count('bytes'),
      optional('watermark', 'timestamptz'),
      optional('drift', 'jsonb'), // unknown field -> documents that hold it
      optional('error', 'text'),
    ],
    primaryKey: ['run_id'],
  },
  {
    // Where the reading of what is not published yet stands; a restart goes on from there.
    table: `${schema}.watermark`,
    columns: [
      required('loader', 'text'),
      required('collection', 'text'),
      required('delivery', 'text'),
      required('landed_at', 'timestamptz'),
      required('raw_id', 'text'),
      required('read', 'bigint'),
      required('rejected', 'bigint'),
      count('known_read'), // of read, what an earlier run had read: it is not judged again
      count('known_rejected'),
      required('run_id', 'uuid'),
    ],
    primaryKey: ['loader', 'delivery', 'collection'],
    isUnlogged: true, // as the rows are whose reading it tells: one without the other would lose rows
  },
  {
    // How far a collection is staged: the newest landing time of a document that was read and published.
    table: `${schema}.loader_position`,
    columns: [
      required('loader', 'text'),
      optional('collection', 'text'), // the position of another one counts for nothing
      required('landed_at', 'timestamptz'),
      required('run_id', 'uuid'),
      required('moved_at', 'timestamptz'),
    ],
    primaryKey: ['loader'],
  },
  {
    // Deliveries that need no more reading: loaded, or superseded by newer ones before they were.
    table: `${schema}.delivery`,
    columns: [
      required('loader', 'text'),
      required('delivery', 'text'),
      required('file', 'text'),
      required('landed_at', 'timestamptz'),
      required('status', 'text'),
      required('rows', 'bigint'),
      required('run_id', 'uuid'),
      required('settled_at', 'timestamptz'),
    ],
    primaryKey: ['loader', 'delivery'],
  },
  {
    // Which delivery's rows are staged, by part.
    table: `${schema}.delivery_part`,
    columns: [
      required('loader', 'text'),
      required('part', 'text'),
      required('delivery', 'text'),
      required('landed_at', 'timestamptz'),
    ],
    primaryKey: ['loader', 'part'],
  },
  {
    table: `${schema}.rejected_row`,
    columns: [
      required('loader', 'text'),
      required('collection', 'text'),
      required('raw_id', 'text'),
      optional('landed_at', 'timestamptz'),
      optional('delivery', 'text'),
      required('path', 'text'),
      required('reason', 'text'),
      required('document', 'jsonb'),
      required('run_id', 'uuid'),
      required('rejected_at', 'timestamptz'),
    ],
    primaryKey: ['loader', 'collection', 'raw_id'],
  },
];
