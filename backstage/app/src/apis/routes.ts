import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page of the APIs. */
export const apisRouteRef = createRouteRef();
