import type { RequestHandler } from 'express';
import type { Operation } from '../contract.ts';
import { localsOf } from '../locals.ts';
import { GatewayProblem } from '../problem.ts';

const patternOf = (path: string) =>
  new RegExp(
    `^${path
      .split(/\{[^}]+\}/)
      .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('[^/]+')}$`,
  );

/** `..` in any spelling would let one path match here and another be asked for at the service. */
const isPlain = (path: string) =>
  URL.canParse(`http://x${path}`) && new URL(`http://x${path}`).pathname === path;

const literals = (path: string) => path.split('/').filter((segment) => !segment.includes('{')).length;

/** Finds the operation that a request asks for, as the service would: a literal segment wins over a template; what no specification has does not reach a service. */
export const operation = (operations: readonly Operation[]): RequestHandler => {
  const known = operations
    .map((entry) => ({ entry, pattern: patternOf(entry.path) }))
    .sort((left, right) => literals(right.entry.path) - literals(left.entry.path));
  return (req, res, next) => {
    const nearest = isPlain(req.path) ? known.find(({ pattern }) => pattern.test(req.path)) : undefined;
    if (!nearest) throw new GatewayProblem('not-found', `No operation has the path ${req.path}.`);
    const matches = known.filter(({ entry }) => entry.path === nearest.entry.path);
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const found = matches.find(({ entry }) => entry.method === method);
    if (!found) {
      const methods = matches.map(({ entry }) => entry.method);
      const allowed = (methods.includes('GET') ? [...methods, 'HEAD'] : methods).join(', ');
      throw new GatewayProblem(
        'method-not-allowed',
        `${req.path} does not take ${req.method}; use ${allowed}.`,
        {
          headers: { Allow: allowed },
        },
      );
    }
    localsOf(res).operation = found.entry;
    next();
  };
};
