import { pipeline } from 'node:stream/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler } from 'express';
import { deadlineOf } from '../upstream/deadline.ts';
import { inwardHeaders, passOutward } from '../upstream/headers.ts';
import { limitedBody } from '../upstream/limitedBody.ts';
import { passEvents } from '../upstream/passEvents.ts';
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

/** The path that was matched, with its query. Of `GET http://other/v1/...` req.url keeps the other host, which must never join ours. */
const targetOf = ({ path, url }: Request): string => {
  const mark = url.indexOf('?');
  return mark < 0 ? path : path + url.slice(mark);
};

/** The body of a GET means nothing (RFC 9110, 9.3.1): it stays here, so that such a call can be repeated and never waits for it. */
const sendsBody = ({ method, headers }: Request): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/** Calls the service in the caller's name, and streams its answer back. */
export const forward =
  ({ service, upstream, tokens, logger }: ForwardOptions): RequestHandler =>
  async (req, res, next) => {
    const { caller, operation, requestId, traceparent } = localsOf(res);
    const { signal, lift, done } = deadlineOf(res, service.deadlineOf(operation.operationId));
    try {
      const hasBody = sendsBody(req);
      const reply = await upstream.call({
        url: service.url + targetOf(req),
        method: req.method,
        headers: {
          ...inwardHeaders(req.headers, hasBody),
          ...auditHeaders(caller.subject, caller.groups),
          'x-request-id': requestId,
          traceparent,
          authorization: `Bearer ${await tokens.issue(caller, service.audience)}`,
        },
        body: hasBody ? limitedBody(req, service.bodyLimit) : undefined,
        streams: operation.streams,
        signal,
      });
      if (reply.statusCode >= 400) return await sendServiceProblem(reply, req, res, logger);
      passOutward(res.status(reply.statusCode), reply.headers, req.baseUrl);
      if (!operation.streams) return await pipeline(reply.body, res);
      lift();
      await passEvents(reply.body, res);
    } catch (error) {
      if (!res.destroyed) next(asProblem(error, service.name));
    } finally {
      done();
    }
  };
