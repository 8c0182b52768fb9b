import { holdsAnyRole } from '@rosetta/access';
import type { RequestHandler } from 'express';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';

/** Refuses early what the service would refuse: the operation's roles come from its specification. */
export const authorize: RequestHandler = (_req, res, next) => {
  const { caller, operation } = localsOf(res);
  if (!holdsAnyRole(caller.roles, operation.roles)) {
    throw new GatewayProblem(
      'forbidden',
      `${operation.operationId} needs one of the roles ${operation.roles.join(', ')}; ask for its AD group.`,
    );
  }
  next();
};
