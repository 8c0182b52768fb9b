import { createApiRef, type DiscoveryApi, type FetchApi } from '@backstage/frontend-plugin-api';
import { portalFetch } from '@rosetta/plugin-rosetta-core';
import { createMonitoringClient, type MonitoringClient } from '@rosetta/generated/monitoring-api/client.ts';

/** The monitoring API, called through the portal's gateway as the signed-in user. */
export type MonitoringApi = { client: () => Promise<MonitoringClient> };

/** Where plugins find the monitoring API. */
export const monitoringApiRef = createApiRef<MonitoringApi>({ id: 'plugin.rosetta-monitoring.client' });

/** Builds the client on first use, since the gateway's address is known only then. */
export const createMonitoringApi = ({
  discovery,
  fetch,
}: {
  discovery: DiscoveryApi;
  fetch: FetchApi;
}): MonitoringApi => {
  let client: Promise<MonitoringClient> | undefined;
  const connect = async () =>
    createMonitoringClient({
      baseUrl: `${await discovery.getBaseUrl('rosetta')}/monitoring`,
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
