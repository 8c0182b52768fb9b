import { defineLoader, text } from '@rosetta/loaders-engine';

import { exactAmount, fileNulls, month } from '../kit/files.ts';
import { driverSource } from './source.ts';

/** Copies consumption drivers into staging, one row per driver, month and application; a newer delivery of a driver's month replaces it. */
export const consumptionDriver = defineLoader({
  name: 'drivers.driver',
  from: { source: driverSource },
  into: { table: 'staging.consumption_driver', partColumn: '_driver_key' },
  nulls: fileNulls,
  columns: {
    driver: text('payload.driver').required(), // what a proportional rule follows, such as monitored_hosts
    month: month('month').required(),
    application_id: text('payload.application_id').required(),
    quantity: exactAmount('quantity').matching(/^[^-]/, 'zero or more').required(),
    unit: text('payload.unit').required(),
  },
  rejectAtMost: { share: 0, rows: 0 }, // a share that is missing would be paid by all the others
});
