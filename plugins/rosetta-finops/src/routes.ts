import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The cost dashboard. */
export const costsRouteRef = createRouteRef();
