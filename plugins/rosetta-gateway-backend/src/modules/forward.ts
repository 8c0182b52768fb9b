import { pipeline } from 'node:stream/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RequestHandler } from 'express';
import { deadlineOf } from '../upstream/deadline.ts';
import { inwardHeaders, outwardHeaders } from '../upstream/headers.ts';
import { limitedBody } from '../upstream/limitedBody.ts';
import { asProblem } from '../upstream/asProblem.ts';
import type { Upstream } from '../upstream/upstream.ts';
import type { ServiceTokens } from '../keys/serviceTokens.ts';
import { localsOf } from '../locals.ts';
import type { Service } from '../readServices.ts';
import { sendServiceProblem } from './sendServiceProblem.ts';

/** What `forward` needs: the service, the way to it, tokens for it. */
export type ForwardOptions = {
  service: Service;
  upstream: Upstream;
  tokens: ServiceTokens;
  logger: LoggerService;
};

/** For the service's audit log only; it decides by the token. Encoded, since a header holds no accents. */
const auditHeaders = (subject: string, groups: readonly string[]) => ({
  'x-user': encodeURI(subject),
  'x-groups': groups.map((group) => encodeURIComponent(group)).join(','),
});

/** Calls the service in the caller's name, and streams its answer back. */
export const forward =
  ({ service, upstream, tokens, logger }: ForwardOptions): RequestHandler =>
  async (req, res, next) => {
    const { caller, operation, requestId, traceparent } = localsOf(res);
    const { signal, done } = deadlineOf(res, service.deadlineOf(operation.operationId));
    try {
      const hasBody =
        req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
      const reply = await upstream.call({
        url: service.url + req.url,
        method: req.method,
        headers: {
          ...inwardHeaders(req.headers),
          ...auditHeaders(caller.subject, caller.groups),
          'x-request-id': requestId,
          traceparent,
          authorization: `Bearer ${await tokens.issue(caller, service.audience)}`,
        },
        body: hasBody ? limitedBody(req, service.bodyLimit) : undefined,
        signal,
      });
      if (reply.statusCode >= 400) return await sendServiceProblem(reply, req, res, logger);
      res.status(reply.statusCode).set(outwardHeaders(reply.headers, req.baseUrl));
      await pipeline(reply.body, res);
    } catch (error) {
      if (!res.destroyed) next(asProblem(error, service.name));
    } finally {
      done();
    }
  };
