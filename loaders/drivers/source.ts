import { defineFileSource } from '@rosetta/loaders-engine';

import { keyText, requireFields } from '../kit/files.ts';

/** Consumption drivers, as CSV or JSON: how much of a driver each application consumed. A part is one driver and month. */
export const driverSource = defineFileSource({
  name: 'drivers',
  recognise: requireFields('file of drivers', ['driver', 'month', 'application_id', 'quantity', 'unit']),
  partOf: (row) => ({
    collection: 'consumption_driver',
    key: { driver: keyText(row, 'driver'), month: keyText(row, 'month') },
  }),
});
