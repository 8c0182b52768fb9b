import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ContractError } from '../../options.ts';
import { oasdiffVersion } from './release.ts';

const run = promisify(execFile);

/** What finding the tool depends on; all of it is the process's own unless a test says otherwise. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** Told before something that takes a while. */
  say: (line: string) => void;
}

const cacheOf = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rosetta-contract', `oasdiff-${oasdiffVersion}`);

const hasGo = (env: NodeJS.ProcessEnv): Promise<boolean> =>
  run('go', ['version'], { env }).then(
    () => true,
    () => false,
  );

/** Builds oasdiff in a folder of its own and moves it in place whole, so that two commands may build at once. */
const build = async (target: string, { env, say }: Surroundings): Promise<void> => {
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    const own = await hasGo(env);
    say(
      own
        ? `building oasdiff ${oasdiffVersion} with Go, once (about a minute)`
        : `fetching Go (70 MB) to build oasdiff ${oasdiffVersion}, once (about two minutes); Go is deleted afterwards`,
    );
    const go = own ? 'go' : await (await import('./fetchGo.ts')).fetchGo(folder, env.GOPROXY);
    const ownFolders = {
      GOTOOLCHAIN: 'local',
      GOPATH: join(folder, 'path'),
      GOCACHE: join(folder, 'cache'),
      GOFLAGS: '-modcacherw -buildvcs=false', // a module cache is read-only otherwise, and could not be deleted
    };
    await run(
      go,
      ['install', '-trimpath', '-ldflags=-s -w', `github.com/oasdiff/oasdiff@${oasdiffVersion}`],
      {
        env: { ...env, ...(own ? {} : ownFolders), GOBIN: join(folder, 'bin') },
        maxBuffer: 2 ** 26,
      },
    );
    await rename(join(folder, 'bin/oasdiff'), target);
  } catch (error) {
    if (error instanceof ContractError) throw error;
    const said = ((error as { stderr?: string }).stderr ?? String(error)).trim().split('\n').slice(-5);
    throw new ContractError(
      `oasdiff ${oasdiffVersion} could not be built: mend what Go says, or name an oasdiff that you have in OASDIFF.`,
      said.map((message) => ({ where: 'go', message })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Gives the path of oasdiff: the one that OASDIFF names, or the one in the user's cache, which is built there first
 * when it is missing: with the Go on PATH, or with one fetched for that and deleted again.
 * @throws ContractError with what to do when there is no way.
 */
export const findOasdiff = async (
  surroundings: Surroundings = {
    env: process.env,
    say: (line) => process.stderr.write(`rosetta-contract: ${line}\n`),
  },
): Promise<string> => {
  const { OASDIFF: named } = surroundings.env;
  if (named) {
    if (existsSync(named)) return named;
    throw new ContractError(`OASDIFF names ${named}, which is not there; unset it, or name an oasdiff.`, []);
  }
  const cached = cacheOf(surroundings.env);
  if (!existsSync(cached)) await build(cached, surroundings);
  return cached;
};
