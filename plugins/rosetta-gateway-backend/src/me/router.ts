import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { roles } from '@rosetta/access';
import type { Router } from 'express';
import { localsOf } from '../locals.ts';
import { spec } from './spec.ts';

/** The gateway's own routes. `GET /me` answers outsiders too: with no role, so that a page can say so. */
export const meRouter = (): Router => {
  const router = createValidatedOpenApiRouter(spec);
  router.get('/me', (_req, res) => {
    const { subject, groups, roles: held } = localsOf(res).caller;
    res.set('Cache-Control', 'no-store');
    res.json({ user: subject, groups: [...groups], roles: roles.filter((role) => held.has(role)) });
  });
  return router as unknown as Router; // typed per route by the spec; to Express it is a plain router
};
