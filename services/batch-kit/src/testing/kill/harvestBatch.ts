import {
  date,
  defineFileSource,
  defineLoader,
  defineProject,
  LoadError,
  numeric,
  text,
} from '@rosetta/loaders-engine';
import type { Batch } from '../../declare.ts';

const baskets = defineFileSource({
  name: 'baskets',
  recognise: (header) => {
    if (!header.includes('kilos')) throw new LoadError('the header lacks the column kilos');
    return {};
  },
  partOf: ({ month }) => ({ collection: 'baskets', key: { month: String(month ?? '') } }),
});

const bounds = { rejectAtMost: { share: 0.5, rows: 1 } };

/** A batch with one loader of each kind, for tests that kill it: files by month, documents that are appended and documents that are merged. */
export const harvestBatch = (models: string): Batch => ({
  name: 'harvest',
  loaders: defineProject({
    name: 'harvest',
    loaders: [
      defineLoader({
        name: 'baskets.basket',
        from: { source: baskets },
        into: { table: 'staging.basket', partColumn: '_part' },
        columns: {
          month: date('payload.month').required(),
          plot: text('payload.plot').required(),
          kilos: numeric('payload.kilos').required(),
        },
        ...bounds,
      }),
      defineLoader({
        name: 'weather.rain',
        from: { collection: 'rain' },
        into: { table: 'staging.rain', mode: 'append' },
        columns: { month: date('payload.month').required(), millimetres: numeric('payload.mm').required() },
        ...bounds,
      }),
      defineLoader({
        name: 'cask.level',
        from: { collection: 'cask_level' },
        into: { table: 'staging.cask_level', mode: 'merge', key: ['cask'] },
        columns: { cask: text('payload.cask').required(), litres: numeric('payload.litres').required() },
        ...bounds,
      }),
    ],
    sourcesLock: 'harvest.sources',
  }),
  models,
  readers: [],
  schedules: [],
});
