import { Router } from 'express';
import { docsRouter } from './docs/docsRouter.ts';
import { gateway, type GatewayOptions } from './gateway.ts';
import type { SigningKeys } from './keys/signingKeys.ts';
import { meRouter } from './me/router.ts';
import { identity, type IdentityOptions } from './modules/identity.ts';
import { problems } from './modules/problems.ts';
import { trace } from './modules/trace.ts';
import { GatewayProblem } from './problem.ts';
import type { Service } from './readServices.ts';
import type { Upstream } from './upstream/upstream.ts';

/** What the plugin's router is made of. */
export type RouterOptions = IdentityOptions &
  Omit<GatewayOptions, 'service' | 'upstream'> & {
    keys: SigningKeys;
    /** The folder of the site of the APIs, once there is one. */
    docs?: string;
    services: readonly { service: Service; upstream: Upstream }[];
  };

/** Everything under `/api/rosetta`: public keys, the gateway's own routes, and one gateway per service. */
export const createRouter = ({ keys, services, docs, ...options }: RouterOptions): Router => {
  const router = Router();
  router.use(trace);
  router.get('/.well-known/jwks.json', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=60').json(keys.jwks);
  });
  router.use('/docs', docsRouter(docs));
  router.use(identity(options));
  for (const { service, upstream } of services) {
    router.use(`/${service.name}`, gateway({ ...options, service, upstream }));
  }
  router.use(meRouter());
  router.use((req) => {
    throw new GatewayProblem('not-found', `The gateway has nothing at ${req.path}.`);
  });
  router.use(problems(options.logger));
  return router;
};
