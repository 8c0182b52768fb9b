import { existsSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stateDir } from '../../servers/paths.ts';
import { timed, type Ended } from '../timed.ts';
import { sh } from './sh.ts';

/** The dbt that we measure ourselves against. */
export type Dbt = {
  name: string;
  run: (project: string, parameters: string[], options?: { codes?: number[] }) => Promise<Ended>;
};

const wanted = ['dbt-core==1.12.*', 'dbt-postgres==1.11.*'];

/** dbt-core 1.12 names a parser that is downloaded from outside PyPI and that nothing here uses: all else is installed. */
const needs = `
from importlib.metadata import requires
for package in ('dbt-core', 'dbt-postgres'):
    for need in requires(package):
        if 'extra ==' not in need and not need.startswith(('dbt-core', 'dbt_core')):
            print(need)
`;

/** dbt in a virtual environment under .rosetta/, made on first use; nothing when Python or PyPI is not there. */
export const findDbt = async (say: (line: string) => void): Promise<Dbt | undefined> => {
  const home = join(stateDir, 'bench/dbt');
  const bin = join(home, 'bin');
  const finished = join(home, 'finished');
  if (!existsSync(finished)) {
    if (sh('python3', ['--version']) === undefined) return undefined;
    say('installing dbt-core 1.12 and dbt-postgres 1.11 into .rosetta/bench/dbt');
    await mkdir(home, { recursive: true });
    const pip = (...parameters: string[]) => sh(join(bin, 'pip'), ['install', '-q', ...parameters]);
    if (sh('python3', ['-m', 'venv', home]) === undefined) return undefined;
    if (pip(...wanted) === undefined) {
      if (pip('--no-deps', ...wanted) === undefined) return undefined;
      const rest = sh(join(bin, 'python'), ['-c', needs])?.trim().split('\n') ?? [];
      if (rest.length === 0 || pip(...rest) === undefined) return undefined;
    }
    writeFileSync(finished, wanted.join('\n'));
  }
  const version = sh(join(bin, 'dbt'), ['--version']) ?? '';
  return {
    name: `dbt ${/installed: (\S+)/.exec(version)?.[1] ?? ''}`,
    run: (project, [verb, ...parameters], options) =>
      timed(join(bin, 'dbt'), [verb!, '--project-dir', project, '--profiles-dir', project, ...parameters], {
        ...options,
        cwd: project,
        env: { DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', DO_NOT_TRACK: '1' },
      }),
  };
};
