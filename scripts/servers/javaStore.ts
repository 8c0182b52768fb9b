import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchJars } from './jars.ts';
import { root } from './paths.ts';
import { Problem } from './problem.ts';
import { endProcess, isAlive, type ProcessId } from './processes.ts';
import { startDetached } from './detached.ts';

const remedy =
  'install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk@17), or set MONGO_URL to a MongoDB that you have.';

/** Checks that `java` can compile and run the embedded raw store. @throws Problem with the remedy when it cannot. */
export const requireJava = (
  java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java',
): string => {
  const version = spawnSync(java, ['--version'], { encoding: 'utf8' });
  if (version.error || version.status !== 0)
    throw new Problem(`The embedded raw store needs Java and "${java}" could not be run: ${remedy}`);
  const major = Number(/\b(\d+)[.\d]*/.exec(version.stdout)?.[1]);
  if (!(major >= 17))
    throw new Problem(
      `The embedded raw store needs Java 17 or newer and "${java}" is version ${major}: ${remedy}`,
    );
  const modules = spawnSync(java, ['--list-modules'], { encoding: 'utf8' }).stdout;
  if (!modules.includes('jdk.compiler'))
    throw new Problem(
      `The embedded raw store needs a JDK and "${java}" is a runtime without a compiler: ${remedy}`,
    );
  return java;
};

export type JavaStoreOptions = {
  port: number;
  file: string | undefined;
  log: string;
  heap: string;
  env?: Record<string, string>;
};

/** Starts the embedded raw store in the background (port 0: any) and waits until it listens. */
export const startJavaStore = async ({
  port,
  file,
  log,
  heap,
  env,
}: JavaStoreOptions): Promise<{ process: ProcessId; port: number }> => {
  const java = requireJava();
  const classPath = await fetchJars();
  const before = existsSync(log) ? statSync(log).size : 0;
  const source = fileURLToPath(new URL('RawStore.java', import.meta.url));
  const server = startDetached(java, [`-Xmx${heap}`, '-cp', classPath, source, String(port), file ?? '-'], {
    cwd: root,
    log,
    env,
  });
  const said = () => readFileSync(log).subarray(before).toString('utf8');
  const deadline = Date.now() + 300_000; // after a kill -9 it reads its whole file again
  while (isAlive(server) && Date.now() < deadline) {
    const listening = /^listening (\d+)$/m.exec(said());
    if (listening) return { process: server, port: Number(listening[1]) };
    await sleep(50);
  }
  if (server) await endProcess(server); // it would hold the file and keep the next one out
  throw new Problem(
    `The raw store did not start on port ${port}; its log ${log} ends with:\n${said().trim().split('\n').slice(-5).join('\n')}`,
  );
};
