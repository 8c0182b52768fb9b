import { fileURLToPath } from 'node:url';
import type { Batch } from '@rosetta/batch-kit';
import loaders from '@rosetta/loaders/monitoring.ts';

/** How applications run and are delivered: every hour, and once a day whatever the hourly runs did. */
export const monitoring: Batch = {
  name: 'monitoring',
  loaders,
  models: fileURLToPath(new URL('../../../transforms/monitoring', import.meta.url)),
  readers: ['monitoring_api'],
  schedules: [
    { name: 'hourly', cron: '10 * * * *', timeZone: 'UTC', command: 'run', inputs: {} },
    { name: 'daily', cron: '30 3 * * *', timeZone: 'Europe/Paris', command: 'run', inputs: {} },
  ],
};
