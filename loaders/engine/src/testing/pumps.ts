import { integer, numeric, text, timestamptz } from '../declare/column.ts';
import { type CollectionDeclaration, defineLoader } from '../declare/loader.ts';
import { defineProject, type LoadProject } from '../declare/project.ts';

/** The loader of a raw collection of pumps: one row per pump, its newest state; a test overrides what it is about. */
export const pumpLoader = (override: Partial<CollectionDeclaration> = {}) =>
  defineLoader({
    name: 'works.pump',
    from: { collection: 'pump', overlap: { hours: 1 } },
    into: { table: 'staging.pump', mode: 'merge', key: ['pump'] },
    nulls: [''],
    columns: {
      pump: text('payload.id').required(),
      litres: numeric('payload.litres'),
      level: integer('payload.level'),
      owner: text('payload.owner.value', 'payload.owner'),
      seen_at: timestamptz('payload.seen').format('epoch_ms'),
    },
    rejectAtMost: { share: 0.5, rows: 1 },
    ...override,
  });

/** A project of that loader. */
export const pumpProject = (override: Partial<CollectionDeclaration> = {}): LoadProject =>
  defineProject({ name: 'works', loaders: [pumpLoader(override)], sourcesLock: 'works.sources' });

export default pumpProject();
