import { fileURLToPath } from 'node:url';
import type { Batch } from '@rosetta/batch-kit';
import loaders from '@rosetta/loaders/finops.ts';

/** Costs: every night, and on the third of the month once more, when last month's bills are in. */
export const finops: Batch = {
  name: 'finops',
  loaders,
  models: fileURLToPath(new URL('../../../transforms/finops', import.meta.url)),
  readers: ['finops_api'],
  schedules: [
    { name: 'nightly', cron: '0 2 * * *', timeZone: 'Europe/Paris', command: 'run', inputs: {} },
    { name: 'monthly', cron: '0 5 3 * *', timeZone: 'Europe/Paris', command: 'run', inputs: {} },
  ],
  closed: { table: 'staging.focus_cost', part: '_billing_key', month: 'billing_period_start' },
};
