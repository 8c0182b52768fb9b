import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router, static as serveFiles } from 'express';
import { GatewayProblem } from '../problem.ts';

/**
 * The site of the APIs, for anybody: other teams read it before they have a token, and it holds no data, only what the
 * services' own `/openapi.json` says. Without a folder, or before the site is built, the refusal says what to do.
 */
export const docsRouter = (folder: string | undefined): Router => {
  const router = Router();
  if (folder !== undefined) router.use(serveFiles(folder, { cacheControl: false, fallthrough: true }));
  router.use((req) => {
    throw new GatewayProblem(
      'not-found',
      folder !== undefined && existsSync(join(folder, 'index.html'))
        ? `The site of the APIs has nothing at ${req.path}.`
        : 'The site of the APIs is not built here: run make docs, and name its folder in rosetta.docs.folder.',
    );
  });
  return router;
};
