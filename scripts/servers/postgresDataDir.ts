import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutId, stateDir } from './paths.ts';
import { postgresUser } from './postgresUser.ts';
import { Problem } from './problem.ts';

const elsewhere = `/var/tmp/rosetta-${checkoutId}`;

/**
 * Where the demo's PostgreSQL keeps its data: in .rosetta/, or under /var/tmp when PostgreSQL must run as another user
 * (we are root) that cannot look into this checkout.
 */
export const postgresDataDir = (): string => {
  const user = postgresUser();
  mkdirSync(stateDir, { recursive: true });
  const reachable =
    user.uid === undefined ||
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', stateDir], { ...user, cwd: '/' }).status === 0;
  if (reachable) return join(stateDir, 'postgres');
  if (!existsSync(elsewhere)) mkdirSync(elsewhere, { mode: 0o755 });
  const stat = lstatSync(elsewhere);
  if (!stat.isDirectory() || stat.uid !== 0)
    throw new Problem(
      `${elsewhere}, for PostgreSQL's data, belongs to someone else: delete it, or clone where other users may look (not under a 0700 home).`,
    );
  return join(elsewhere, 'postgres');
};

/** Deletes the data that does not lie in .rosetta/. */
export const removeDataElsewhere = (): void => rmSync(elsewhere, { recursive: true, force: true });
