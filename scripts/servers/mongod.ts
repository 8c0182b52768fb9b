import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoBinary } from 'mongodb-memory-server-core';
import { freePort, isFree } from './ports.ts';
import { Problem } from './problem.ts';
import { endProcess, isAlive, type ProcessId } from './processes.ts';
import { startDetached } from './detached.ts';
import { toolsDir } from './paths.ts';

/** Fetches a real mongod into .tools/ (needs the Internet) and returns its path. @throws when it cannot within 2 minutes. */
export const downloadMongod = (): Promise<string> =>
  Promise.race([
    MongoBinary.getPath({ version: '8.0.4', downloadDir: join(toolsDir, 'mongod') }),
    sleep(120_000, undefined, { ref: false }).then(() =>
      Promise.reject(new Problem('mongod could not be downloaded within two minutes.')),
    ),
  ]);

export type MongodOptions = {
  binary: string;
  port: number;
  data: string;
  log: string;
  env?: Record<string, string>;
};

/** Starts a mongod in the background (port 0: any) and waits until it listens. */
export const startMongod = async ({
  binary,
  port,
  data,
  log,
  env,
}: MongodOptions): Promise<{ process: ProcessId; port: number }> => {
  const chosen = port || (await freePort());
  const server = startDetached(
    binary,
    ['--dbpath', data, '--port', String(chosen), '--bind_ip', '127.0.0.1'],
    { cwd: '/', log, env },
  );
  const deadline = Date.now() + 60_000;
  while (isAlive(server) && Date.now() < deadline) {
    if (!(await isFree(chosen))) return { process: server, port: chosen };
    await sleep(50);
  }
  if (server) await endProcess(server);
  throw new Problem(`mongod (${binary}) did not start on port ${chosen}: its log is ${log}.`);
};
