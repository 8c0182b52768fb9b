import { createApiRef, type DiscoveryApi, type FetchApi } from '@backstage/frontend-plugin-api';
import { portalFetch } from '@rosetta/plugin-rosetta-core';
import { createFinopsClient, type FinopsClient } from '@rosetta/generated/finops-api/client.ts';

/** The FinOps API, called through the portal's gateway as the signed-in user. */
export type FinopsApi = { client: () => Promise<FinopsClient> };

/** Where plugins find the FinOps API. */
export const finopsApiRef = createApiRef<FinopsApi>({ id: 'plugin.rosetta-finops.client' });

/** Builds the client on first use, since the gateway's address is known only then. */
export const createFinopsApi = ({
  discovery,
  fetch,
}: {
  discovery: DiscoveryApi;
  fetch: FetchApi;
}): FinopsApi => {
  let client: Promise<FinopsClient> | undefined;
  const connect = async () =>
    createFinopsClient({
      baseUrl: `${await discovery.getBaseUrl('rosetta')}/finops`,
      fetch: portalFetch(fetch),
    });
  return {
    client: () => {
      // A discovery that failed once must not be remembered.
      client ??= connect().catch((error: unknown) => {
        client = undefined;
        throw error;
      });
      return client;
    },
  };
};
