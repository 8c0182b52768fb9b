import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { portalFetch } from './portalFetch';

/** An API of ours, called through the portal's gateway as the signed-in user. */
export type GatewayApi<Client> = { client: () => Promise<Client> };

/** Builds the client of the API behind this path of the gateway on first use, since the gateway's address is known only then. */
export const gatewayClient =
  <Client>(
    path: string,
    create: (options: { baseUrl: string; fetch: ReturnType<typeof portalFetch> }) => Client,
  ) =>
  ({ discovery, fetch }: { discovery: DiscoveryApi; fetch: FetchApi }): GatewayApi<Client> => {
    let client: Promise<Client> | undefined;
    const connect = async () =>
      create({ baseUrl: `${await discovery.getBaseUrl('rosetta')}/${path}`, fetch: portalFetch(fetch) });
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
