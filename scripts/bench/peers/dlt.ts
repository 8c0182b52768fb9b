import { existsSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stateDir } from '../../servers/paths.ts';
import { timed, type Ended } from '../timed.ts';
import { sh } from './sh.ts';

/** The dlt that the loader is measured against. */
export type Dlt = { name: string; merge: (raw: string, database: string, state: string) => Promise<Ended> };

const wanted = ['dlt[postgres]==1.*', 'pymongo==4.*'];

/** dlt in a virtual environment under .rosetta/, made on first use; nothing when Python or PyPI is not there. */
export const findDlt = async (say: (line: string) => void): Promise<Dlt | undefined> => {
  const home = join(stateDir, 'bench/dlt');
  const bin = join(home, 'bin');
  const finished = join(home, 'finished');
  if (!existsSync(finished)) {
    if (sh('python3', ['--version']) === undefined) return undefined;
    say('installing dlt and pymongo into .rosetta/bench/dlt');
    await mkdir(home, { recursive: true });
    if (sh('python3', ['-m', 'venv', home]) === undefined) return undefined;
    if (sh(join(bin, 'pip'), ['install', '-q', ...wanted]) === undefined) return undefined;
    writeFileSync(finished, wanted.join('\n'));
  }
  const version = sh(join(bin, 'python'), ['-c', 'import dlt; print(dlt.__version__)']) ?? '';
  return {
    name: `dlt ${version.trim()}`,
    merge: (raw, database, state) =>
      timed(join(bin, 'python'), [join(import.meta.dirname, 'dltMerge.py'), raw, database, state], {
        env: { RUNTIME__DLTHUB_TELEMETRY: 'false', DO_NOT_TRACK: '1' },
      }),
  };
};
