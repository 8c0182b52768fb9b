import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiMoneyDollarCircleLine, RiStackLine } from '@remixicon/react';
import { createFinopsApi, finopsApiRef } from './api/finopsApi';
import { batchPath, batchRouteRef, costsRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: (define) =>
    define({
      api: finopsApiRef,
      deps: { discovery: discoveryApiRef, fetch: fetchApiRef },
      factory: createFinopsApi,
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/costs',
    routeRef: costsRouteRef,
    title: 'Costs',
    icon: <RiMoneyDollarCircleLine />,
    noHeader: true, // the page draws its own, in the reader's language
    loader: () => import('./CostPage').then(({ CostPage }) => <CostPage />),
  },
});

const batchPage = PageBlueprint.make({
  name: 'batch',
  params: {
    path: batchPath,
    routeRef: batchRouteRef,
    title: 'FinOps batch',
    icon: <RiStackLine />,
    noHeader: true,
    loader: () => import('./BatchPage').then(({ BatchPage }) => <BatchPage />),
  },
});

/** What applications cost: the API client, the page at /costs and the admin pages of the batch behind it. */
export const finopsPlugin = createFrontendPlugin({
  pluginId: 'rosetta-finops',
  title: 'Costs',
  icon: <RiMoneyDollarCircleLine />,
  routes: { root: costsRouteRef, batch: batchRouteRef },
  extensions: [api, page, batchPage],
});
