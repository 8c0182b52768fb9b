import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The cost dashboard. */
export const costsRouteRef = createRouteRef();

/** The admin pages of the batch behind it. */
export const batchRouteRef = createRouteRef();

/** Where they stand; the pages below it are the batch's own. */
export const batchPath = '/batches/finops';
