import { holdsAnyRole } from '@rosetta/access';
import type { RequestHandler } from 'express';
import { contextOf } from '../http/context.ts';
import { Forbidden } from '../problems.ts';

/** Lets a caller through who holds one of the roles that the spec gives the operation. */
export const authorize: RequestHandler = (_req, res, next) => {
  const { caller, refusal, match } = contextOf(res);
  if (refusal) throw refusal;
  const { operationId = 'This operation', roles = [] } = match?.operation ?? {};
  if (!caller || !holdsAnyRole(caller.roles, roles)) {
    throw new Forbidden(`${operationId} needs one of these roles: ${roles.join(', ')}.`);
  }
  next();
};
