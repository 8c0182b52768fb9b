import type { RequestHandler } from 'express';
import { NotFound } from '../problems.ts';
import { contextOf } from './context.ts';
import { methodNotAllowed } from './frameworkProblems.ts';
import type { createRoutes } from './routes.ts';

/** Finds the operation that a request is for; answers OPTIONS itself. */
export const route =
  (routes: ReturnType<typeof createRoutes>): RequestHandler =>
  (req, res, next) => {
    const routed = routes(req.method, req.path);
    if (!routed) throw new NotFound(`There is nothing at ${req.path}; /openapi.json lists what is here.`);
    if ('match' in routed) {
      contextOf(res).match = routed.match;
      return next();
    }
    const allow = routed.allowed.join(', ');
    if (req.method === 'OPTIONS') return void res.set('Allow', allow).status(204).end();
    throw methodNotAllowed(`${req.path} takes ${allow}, not ${req.method}.`, { Allow: allow });
  };
