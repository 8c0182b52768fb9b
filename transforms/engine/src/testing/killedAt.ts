import pg from 'pg';
import { build } from '../build/build.ts';
import { readProject } from '../project/readProject.ts';

/** The moments of a publish at which a build may be killed: before or after the request that a text is found in. */
const moments: Record<string, { when: 'before' | 'after'; request: RegExp }> = {
  'the new rows are in place': { when: 'before', request: /^savepoint attempt/ },
  'the publication is locked': { when: 'after', request: /^lock table .*publication/ },
  'everything was moved': { when: 'after', request: / set schema / },
  'it would commit': { when: 'before', request: /^commit$/ },
  'it was committed': { when: 'after', request: /^commit$/ },
};

/** Kills its own process at a moment of a publish, which gives the engine no chance to clean up. */
const [directory, url, moment] = process.argv.slice(2);
const { when, request } = moments[moment!]!;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // the signal is on its way: nothing more is sent
};

const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const isIt = typeof args[0] === 'string' && request.test(args[0]);
  if (isIt && when === 'before') die();
  const asked = original.apply(this, args);
  return isIt ? (asked as Promise<unknown>).then(die) : asked;
} as typeof pg.Client.prototype.query;

await build(await readProject(directory!), { database: url!, threads: 1 });
