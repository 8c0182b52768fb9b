import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The admin pages of the monitoring batch. */
export const batchRouteRef = createRouteRef();

/** Where they stand. */
export const batchPath = '/batches/monitoring';
