import { date, defineLoader, defineProject, numeric, text } from '@rosetta/loaders-engine';
import type { Batch } from '../declare.ts';

/** A batch of another world: how full the casks of a cellar are. */
export const cellarBatch = (models: string, closes = false): Batch => ({
  name: 'cellar',
  loaders: defineProject({
    name: 'cellar',
    loaders: [
      defineLoader({
        name: 'cask.level',
        from: { collection: 'cask_level' },
        into: { table: 'staging.cask_level', mode: 'merge', key: ['cask', 'month'] },
        columns: {
          cask: text('payload.cask').required(),
          month: date('payload.month').required(),
          part: text('payload.part'),
          litres: numeric('payload.litres').required(),
        },
        rejectAtMost: { share: 0.5, rows: 1 },
      }),
    ],
    sourcesLock: 'cellar.sources',
  }),
  models,
  readers: ['finops_api'],
  schedules: [],
  ...(closes ? { closed: { table: 'staging.cask_level', part: 'part', month: 'month' } } : {}),
});
