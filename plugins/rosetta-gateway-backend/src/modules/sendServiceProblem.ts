import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Request, Response } from 'express';
import { localsOf } from '../locals.ts';
import { outwardHeaders } from '../upstream/headers.ts';
import { readProblem } from '../upstream/readProblem.ts';
import type { Reply } from '../upstream/send.ts';

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
  if (status >= 500) logger.warn(`${operation.operationId} answered ${status}`, { requestId });
  const detail = status < 500 || status === 503 ? problem.detail : undefined;
  const headers = outwardHeaders(reply.headers, req.baseUrl);
  for (const name of aboutTheBody) delete headers[name];
  res
    .status(status)
    .set(headers)
    .set({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
    .send(
      JSON.stringify({
        type: problem.type ?? 'about:blank',
        title: problem.title ?? (status < 500 ? 'Request refused' : 'Service failed'),
        status,
        detail:
          detail ??
          (status < 500 ? `${operation.operationId} refused the request with status ${status}.` : ours),
        instance: req.originalUrl.split('?')[0],
        requestId,
        ...(problem.errors && status < 500 ? { errors: problem.errors } : {}),
      }),
    );
};
