import type { Response } from 'express';
import type { Logger } from 'pino';
import type { Caller } from '../types.ts';
import type { Problem } from '../problems.ts';
import type { Match } from './routes.ts';

/** What is known about a request while it is served. */
export interface RequestContext {
  requestId: string;
  traceId?: string;
  log: Logger;
  /** Says that a stream has opened: its time is measured to there. */
  opened?: () => void;
  match?: Match;
  caller?: Caller;
  /** Why there is no caller; told only after the rate limit, so that guessing is limited too. */
  refusal?: Problem;
}

/** The context of the request that a response answers. */
export const contextOf = (res: Response): RequestContext => res.locals as RequestContext;
