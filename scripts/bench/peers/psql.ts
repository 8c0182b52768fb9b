import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { timed, type Ended } from '../timed.ts';

/** Something that sends a file of SQL, one statement after the other. */
export type Psql = { name: string; run: (url: string, file: string) => Promise<Ended> };

/** `psql` where it is installed; else a process of our own that sends the same statements, and says so. */
export const findPsql = (): Psql => {
  const { status, stdout } = spawnSync('psql', ['--version'], { encoding: 'utf8' });
  if (status === 0)
    return {
      name: `psql ${/[\d.]+/.exec(stdout)?.[0] ?? ''}`,
      run: (url, file) =>
        timed('psql', ['-X', '-q', '-o', '/dev/null', '-v', 'ON_ERROR_STOP=1', '-f', file, url]),
    };
  return {
    name: 'pg client (psql is not installed)',
    run: (url, file) => timed(process.execPath, [join(import.meta.dirname, 'sendSql.ts'), url, file]),
  };
};
