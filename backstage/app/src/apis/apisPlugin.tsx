import { createFrontendPlugin, PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiBookOpenLine } from '@remixicon/react';
import { apisRouteRef } from './routes.ts';

const page = PageBlueprint.make({
  params: {
    path: '/apis',
    routeRef: apisRouteRef,
    title: 'APIs',
    icon: <RiBookOpenLine />,
    noHeader: true, // the page draws its own, in the reader's language
    loader: () => import('./ApisPage.tsx').then(({ ApisPage }) => <ApisPage />),
  },
});

/** What other teams can call: the site that `make docs` writes, as a page of the portal. */
export const apisPlugin = createFrontendPlugin({
  pluginId: 'rosetta-apis',
  title: 'APIs',
  icon: <RiBookOpenLine />,
  routes: { root: apisRouteRef },
  extensions: [page],
});
