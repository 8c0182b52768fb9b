import type { AccessDirectory } from '@rosetta/access';
import type { RequestHandler } from 'express';
import { contextOf } from '../http/context.ts';
import { toProblem } from '../http/frameworkProblems.ts';
import { Unauthenticated } from '../problems.ts';
import type { VerifyToken } from './verifyToken.ts';

const tokenOf = (header: string | undefined): string => {
  if (header === undefined) throw new Unauthenticated('Send an access token in the Authorization header.');
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1];
  if (token === undefined)
    throw new Unauthenticated('The Authorization header must be: Bearer <token>.', 'invalid_request');
  return token;
};

/** Finds out who calls, from the verified token alone; headers such as x-user are never read. */
export const authenticate =
  (verify: VerifyToken, access: AccessDirectory): RequestHandler =>
  async (req, res, next) => {
    const context = contextOf(res);
    try {
      const identity = await verify(tokenOf(req.get('authorization')));
      const [roles, scope] = await Promise.all([access.rolesOf(identity), access.scopeOf(identity)]);
      context.caller = { ...identity, roles, scope };
      context.log.setBindings({ caller: identity.subject });
    } catch (error) {
      context.refusal = toProblem(error);
    }
    next();
  };
