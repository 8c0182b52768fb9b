import type { LoggerService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import type { ServiceTokens } from './keys/serviceTokens.ts';
import { authorize } from './modules/authorize.ts';
import { bodyLimit } from './modules/bodyLimit.ts';
import { forward } from './modules/forward.ts';
import { operation } from './modules/operation.ts';
import type { Service } from './readServices.ts';
import type { Upstream } from './upstream/upstream.ts';

/** What the gateway to one service is made of. */
export type GatewayOptions = {
  service: Service;
  upstream: Upstream;
  tokens: ServiceTokens;
  logger: LoggerService;
};

/** The gateway to one service, for a caller who is known. The order is the policy: nothing is asked of the service before all of it has passed. */
export const gateway = (options: GatewayOptions): Router =>
  Router().use([
    operation(options.service.operations),
    authorize,
    bodyLimit(options.service.bodyLimit),
    forward(options),
  ]);
