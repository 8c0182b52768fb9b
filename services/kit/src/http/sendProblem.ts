import type { ErrorRequestHandler } from 'express';
import { contextOf } from './context.ts';
import { toProblem } from './frameworkProblems.ts';

/** The last step: tells the caller the problem, and the log what the caller must not know. */
export const sendProblem: ErrorRequestHandler = (thrown, req, res, _next) => {
  const problem = toProblem(thrown);
  const { requestId, log } = contextOf(res);
  if (problem.status >= 500)
    log.error({ err: problem.cause ?? thrown, problem: problem.kind }, problem.message);
  if (res.headersSent) return void res.destroy();
  for (const name of ['ETag', 'Content-Length', 'Content-Type']) res.removeHeader(name);
  const body = JSON.stringify({
    type: `urn:rosetta:problem:${problem.kind}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    instance: req.path,
    requestId,
    ...(problem.errors ? { errors: problem.errors.slice(0, 50) } : {}),
  });
  res
    .status(problem.status)
    .set({ ...problem.headers, 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json' })
    .set('Content-Length', String(Buffer.byteLength(body)))
    .end(req.method === 'HEAD' ? undefined : body);
};
