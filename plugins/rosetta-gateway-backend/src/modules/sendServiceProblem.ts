import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Request, Response } from 'express';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';
import { passOutward } from '../upstream/headers.ts';
import { readProblem } from '../upstream/readProblem.ts';
import type { Reply } from '../upstream/send.ts';
import { writeProblem } from './writeProblem.ts';

const ours = 'Something failed on our side; quote the request id when asking for help.';

/** These speak of the body that the service sent, not of the one that leaves here. */
const aboutTheBody = [
  'content-type',
  'content-length',
  'content-encoding',
  'etag',
  'accept-ranges',
  'content-range',
];

/**
 * Passes a service's refusal on as problem+json, in the gateway's words where the service's are not one.
 * What a failure (500 and above) says of itself is logged by the service and stays there, save a 503 that says when to return.
 * @throws GatewayProblem for a 401: it speaks of the gateway's token, and the caller, who is signed in, would sign in for ever.
 */
export const sendServiceProblem = async (
  reply: Reply,
  req: Request,
  res: Response,
  logger: LoggerService,
): Promise<void> => {
  const { requestId, operation } = localsOf(res);
  const status = reply.statusCode;
  const problem = await readProblem(String(reply.headers['content-type'] ?? ''), reply.body);
  if (status === 401) {
    throw new GatewayProblem('bad-gateway', ours, {
      cause: new Error(
        `${operation.operationId} refused the gateway's token: ${problem.detail ?? 'no reason'}`,
      ),
    });
  }
  if (status >= 500) logger.warn(`${operation.operationId} answered ${status}`, { requestId });
  const detail = status < 500 || status === 503 ? problem.detail : undefined;
  passOutward(res, reply.headers, req.baseUrl, aboutTheBody);
  writeProblem(req, res, {
    type: problem.type ?? 'about:blank',
    title: problem.title ?? (status < 500 ? 'Request refused' : 'Service failed'),
    status,
    detail:
      detail ?? (status < 500 ? `${operation.operationId} refused the request with status ${status}.` : ours),
    errors: status < 500 ? problem.errors : undefined,
  });
};
