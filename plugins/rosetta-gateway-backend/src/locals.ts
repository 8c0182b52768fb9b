import type { Role } from '@rosetta/access';
import type { Response } from 'express';
import type { Operation } from './contract.ts';

/** Who calls, as the portal's own token says; never as a header says. */
export type Caller = {
  readonly subject: string;
  readonly groups: readonly string[];
  readonly roles: ReadonlySet<Role>;
};

/** What the modules leave for those behind them, in order: trace, identity, operation. */
export type Locals = {
  requestId: string;
  traceparent: string;
  caller: Caller;
  operation: Operation;
};

/** The locals of a response; a module may read only what the modules before it have set. */
export const localsOf = (res: Response): Locals => res.locals as Locals;
