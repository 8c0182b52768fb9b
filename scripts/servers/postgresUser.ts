import { execFileSync } from 'node:child_process';
import { Problem } from './problem.ts';

/** Whom PostgreSQL runs as: nobody special for a normal user, another account for root, as it refuses root. */
export type PostgresUser = { uid?: number; gid?: number };

const lookUp = (name: string): PostgresUser | undefined => {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
};

/** Finds the account to run PostgreSQL as. @throws Problem for root on a machine with neither `postgres` nor `nobody`. */
export const postgresUser = (): PostgresUser => {
  if (process.getuid?.() !== 0) return {};
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user)
    throw new Problem(
      'PostgreSQL refuses to run as root and this machine has no user "postgres" or "nobody": create one (useradd --system postgres) or run make as a normal user.',
    );
  return user;
};
