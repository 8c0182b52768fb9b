import { createApiRef } from '@backstage/frontend-plugin-api';
import { type GatewayApi, gatewayClient } from '@rosetta/plugin-rosetta-core';
import { createMonitoringClient, type MonitoringClient } from '@rosetta/generated/monitoring-api/client.ts';

/** The monitoring API, called through the portal's gateway as the signed-in user. */
export type MonitoringApi = GatewayApi<MonitoringClient>;

/** Where plugins find the monitoring API. */
export const monitoringApiRef = createApiRef<MonitoringApi>({ id: 'plugin.rosetta-monitoring.client' });

/** Builds its client. */
export const createMonitoringApi = gatewayClient<MonitoringClient>('monitoring', createMonitoringClient);
