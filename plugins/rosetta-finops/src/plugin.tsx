import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiMoneyDollarCircleLine } from '@remixicon/react';
import { createFinopsApi, finopsApiRef } from './api/finopsApi';
import { costsRouteRef } from './routes';

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

/** What applications cost: the API client and the page at /costs. */
export const finopsPlugin = createFrontendPlugin({
  pluginId: 'rosetta-finops',
  title: 'Costs',
  icon: <RiMoneyDollarCircleLine />,
  routes: { root: costsRouteRef },
  extensions: [api, page],
});
