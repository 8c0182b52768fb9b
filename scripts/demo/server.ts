import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { portSettings, type ServerName } from '../config.ts';
import { stopContainer } from '../servers/dockerStore.ts';
import { findMarked } from '../servers/marked.ts';
import { stateDir } from '../servers/paths.ts';
import { portOwner, type PortOwner } from '../servers/portOwner.ts';
import { isFree } from '../servers/ports.ts';
import { Problem } from '../servers/problem.ts';
import { endProcess, isAlive } from '../servers/processes.ts';
import { readState, updateState, type ServerState } from './state.ts';

/** One server of the demo: how it starts, and when it is well. */
export type Server = {
  name: ServerName;
  title: string;
  port: number;
  log: string;
  fingerprint: string;
  /** How it is asked to end; the default is SIGTERM. */
  signal?: NodeJS.Signals;
  start: () => Promise<Pick<ServerState, 'process' | 'container'>>;
  /** Whether it answers as it should, right now. */
  isHealthy: () => Promise<boolean>;
};

/** In every started server's environment: a server that a killed command could not write down is still known as ours. */
export const marksOf = (name: ServerName) => ({ ROSETTA_DEMO: stateDir, ROSETTA_SERVER: name });

/** PostgreSQL and the raw store are also known by their data folder. */
const isOurs = ({ environment, command }: PortOwner): boolean =>
  environment.split('\0').includes(`ROSETTA_DEMO=${stateDir}`) || command.includes(`${stateDir}/`);

const isRunning = (known: ServerState | undefined): known is ServerState => {
  if (!known) return false;
  if (known.container)
    return spawnSync('docker', ['inspect', known.container], { stdio: 'ignore' }).status === 0;
  return isAlive(known.process);
};

/** Ends a server of the demo, never a stranger that was given its pid. Says whether there was one to end. */
export const stopServer = async (name: ServerName, signal: NodeJS.Signals = 'SIGTERM'): Promise<boolean> => {
  const known = readState().servers[name];
  const running = isRunning(known);
  if (running && known.container) stopContainer(known.container);
  if (running && known.process) await endProcess(known.process, { signal, graceMs: 20_000 });
  if (known) updateState((state) => delete state.servers[name]);
  return running;
};

const taken = (name: ServerName, title: string, port: number, owner: PortOwner | undefined): Problem => {
  const who = owner ? ` (pid ${owner.process.pid}: ${owner.command.slice(0, 80)})` : '';
  return new Problem(
    `Port ${port}, for ${title}, is taken by another program${who}: end it, or choose another port with ${portSettings[name].variable}=${port + 1} make demo.`,
  );
};

/** Refuses a stranger's port before any work is done; a later start may still lose it. @throws Problem as claimPort does. */
export const checkPort = async ({
  name,
  title,
  port,
}: Pick<Server, 'name' | 'title' | 'port'>): Promise<void> => {
  const known = readState().servers[name];
  if ((isRunning(known) && known.port === port) || (await isFree(port))) return;
  const owner = portOwner(port);
  if (!owner || !isOurs(owner)) throw taken(name, title, port, owner);
};

/** Makes sure that the port is ours to take. @throws Problem that names the port, who has it and how to use another. */
export const claimPort = async (name: ServerName, title: string, port: number): Promise<void> => {
  if (await isFree(port)) return;
  const owner = portOwner(port);
  if (owner && isOurs(owner)) {
    await endProcess(owner.process); // ours, from a command that was killed before it could write it down
    if (await isFree(port)) return;
  }
  throw taken(name, title, port, owner);
};

/** The last lines of a log that say what is wrong: our own knocking at the door does not. */
const tail = (log: string): string => {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const telling = lines.filter((line) => !/healthz|readyz|readiness/.test(line)).slice(-10);
  return telling.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n') || '(empty)';
};

const untilHealthy = async ({ name, title, log, isHealthy }: Server): Promise<void> => {
  const deadline = Date.now() + 120_000;
  let pause = 100;
  while (Date.now() < deadline) {
    if (await isHealthy()) return;
    if (!isRunning(readState().servers[name])) break;
    await sleep(pause);
    pause = Math.min(pause * 1.5, 2_000);
  }
  throw new Problem(`${title} did not become ready; its log ${log} ends with:\n${tail(log)}`);
};

/** Starts a server unless it already runs as it should; returns what was done, in words. */
export const ensureServer = async (server: Server): Promise<string> => {
  const { name, title, port, fingerprint, signal } = server;
  const known = readState().servers[name];
  let verb = 'started';
  if (isRunning(known)) {
    const same = known.fingerprint === fingerprint && known.port === port;
    if (same && (await server.isHealthy())) return `already runs on port ${port}`;
    verb = same ? 'did not answer, started again' : 'has changed, started again';
    await stopServer(name, signal);
  }
  // Left by a command that was killed before it could write them down; they may hold the data's lock.
  for (const orphan of findMarked(marksOf(name))) await endProcess(orphan, { signal, graceMs: 20_000 });
  await claimPort(name, title, port);
  const started = await server.start();
  updateState((state) => {
    state.servers[name] = { ...started, port, fingerprint };
    state.ports[name] = port;
  });
  await untilHealthy(server);
  return `${verb} on port ${port}`;
};
