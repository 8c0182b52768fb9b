import { createApiRef } from '@backstage/frontend-plugin-api';
import { type GatewayApi, gatewayClient } from '@rosetta/plugin-rosetta-core';
import { createFinopsClient, type FinopsClient } from '@rosetta/generated/finops-api/client.ts';

/** The FinOps API, called through the portal's gateway as the signed-in user. */
export type FinopsApi = GatewayApi<FinopsClient>;

/** Where plugins find the FinOps API. */
export const finopsApiRef = createApiRef<FinopsApi>({ id: 'plugin.rosetta-finops.client' });

/** Builds its client. */
export const createFinopsApi = gatewayClient<FinopsClient>('finops', createFinopsClient);
