import { jsonb, numeric, text, timestamptz } from '../declare/column.ts';
import { defineLoader, type FileDeclaration, ordered } from '../declare/loader.ts';
import { defineProject, type LoadProject } from '../declare/project.ts';
import { defineFileSource } from '../declare/source.ts';
import { LoadError } from '../errors.ts';

/** A small foreign source: readings of water meters, delivered by site and month. */
export const meters = defineFileSource({
  name: 'meters',
  recognise: (header) => {
    if (!header.includes('litres'))
      throw new LoadError('the header lacks the column litres: export the readings again');
    return { format: 'meters-1' };
  },
  partOf: (row) => ({
    collection: `meters_${String(row['month'] ?? '').replace('-', '_') || 'undated'}`,
    key: { site: (row['site'] as string) || null, month: (row['month'] as string) || null },
  }),
});

/** The loader of the readings; a test overrides what it is about. */
export const meterLoader = (override: Partial<FileDeclaration> = {}) =>
  defineLoader({
    name: 'meters.reading',
    from: { source: meters },
    into: { table: 'staging.reading', partColumn: '_part' },
    nulls: ['', '-'],
    columns: {
      site: text('payload.site').required(),
      month: text('payload.month').required(),
      litres: numeric('payload.litres').required(),
      started_at: timestamptz('payload.started'),
      ended_at: timestamptz('payload.ended'),
      labels: jsonb('payload.labels'),
    },
    checks: [ordered('started_at', 'ended_at')],
    rejectAtMost: { share: 0.5, rows: 1 },
    ...override,
  });

/** A project of one loader. */
export const meterProject = (override: Partial<FileDeclaration> = {}): LoadProject =>
  defineProject({ name: 'waterworks', loaders: [meterLoader(override)], sourcesLock: 'waterworks.sources' });

export default meterProject();
