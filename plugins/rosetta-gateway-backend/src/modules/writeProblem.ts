import type { Request, Response } from 'express';
import { localsOf } from '../locals.ts';

/** What a problem says beside where it happened. */
export type ProblemMembers = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: unknown[];
};

/** Answers with application/problem+json. Never by `res.send`, which would give a refusal an ETag. */
export const writeProblem = (req: Request, res: Response, { errors, ...members }: ProblemMembers): void => {
  const body = JSON.stringify({
    ...members,
    instance: req.originalUrl.split('?')[0],
    requestId: localsOf(res).requestId,
    ...(errors ? { errors } : {}),
  });
  res
    .status(members.status)
    .set({
      'Content-Type': 'application/problem+json',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
    })
    .end(body);
};
