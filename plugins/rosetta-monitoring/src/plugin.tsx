import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiPulseLine } from '@remixicon/react';
import { createMonitoringApi, monitoringApiRef } from './api/monitoringApi';
import { batchPath, batchRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: (define) =>
    define({
      api: monitoringApiRef,
      deps: { discovery: discoveryApiRef, fetch: fetchApiRef },
      factory: createMonitoringApi,
    }),
});

const batchPage = PageBlueprint.make({
  name: 'batch',
  params: {
    path: batchPath,
    routeRef: batchRouteRef,
    title: 'Monitoring batch',
    icon: <RiPulseLine />,
    noHeader: true, // the page draws its own, in the reader's language
    loader: () => import('./BatchPage').then(({ BatchPage }) => <BatchPage />),
  },
});

/** How applications run and are delivered: for now the API client and the admin pages of the batch. */
export const monitoringPlugin = createFrontendPlugin({
  pluginId: 'rosetta-monitoring',
  title: 'Monitoring',
  icon: <RiPulseLine />,
  routes: { batch: batchRouteRef },
  extensions: [api, batchPage],
});
