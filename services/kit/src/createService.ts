import type { AccessDirectory } from '@rosetta/access';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { authenticate } from './auth/authenticate.ts';
import { authorize } from './auth/authorize.ts';
import type { VerifyToken } from './auth/verifyToken.ts';
import { readBody } from './http/body.ts';
import { dispatch } from './http/dispatch.ts';
import { limitRate, type RateLimit } from './http/rateLimit.ts';
import { requestId } from './http/requestId.ts';
import { route } from './http/route.ts';
import { createRoutes } from './http/routes.ts';
import { sendProblem } from './http/sendProblem.ts';
import { healthz, readyz, type ReadyCheck } from './observe/health.ts';
import { logRequests } from './observe/log.ts';
import { createMetrics } from './observe/metrics.ts';
import type { ContractTypes, GeneratedContract, Handlers, OperationIndexEntry } from './types.ts';

/** What a service is made of: the generated parts of its API, one handler per operation, and what they need. */
export interface ServiceOptions<C extends ContractTypes, Deps> {
  name: string;
  /** Part of every ETag, so that a new release never confirms what an older one sent. */
  version: string;
  bundle: object;
  operations: readonly OperationIndexEntry[];
  contract: GeneratedContract;
  handlers: Handlers<C, Deps>;
  deps: Deps;
  verifyToken: VerifyToken;
  access: AccessDirectory;
  log: Logger;
  ready: Readonly<Record<string, ReadyCheck>>;
  rateLimit?: RateLimit;
  bodyLimit?: string;
  /** Aborted when the service shuts down: it should get no new requests, and streams of events end. */
  draining?: AbortSignal;
}

/** Turns a spec's generated parts and its handlers into an Express app; every answer but the probes is by the contract. */
export const createService = <C extends ContractTypes, Deps>(options: ServiceOptions<C, Deps>): Express => {
  const { contract, handlers, deps, version, log } = options;
  const metrics = createMetrics(options.name);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(requestId, logRequests(log), metrics.measure, helmet());
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(options.ready, options.draining));
  app.get('/metrics', metrics.serve);
  app.get('/openapi.json', (_req, res) => void res.json(options.bundle));
  app.use(
    route(createRoutes(options.operations)),
    authenticate(options.verifyToken, options.access),
    limitRate(options.rateLimit ?? { perMinute: 600 }),
    authorize,
    readBody(contract, options.bodyLimit ?? '1mb'),
    dispatch({ contract, handlers, deps, version, draining: options.draining }),
  );
  app.use(sendProblem);
  return app;
};
