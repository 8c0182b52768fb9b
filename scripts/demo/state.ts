import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Ports, ServerName } from '../config.ts';
import { roleNames } from '../servers/databases.ts';
import { stateDir } from '../servers/paths.ts';
import type { ProcessId } from '../servers/processes.ts';
import { Problem } from '../servers/problem.ts';
import type { RawKind } from '../servers/raw.ts';

/** What is known of a started server. */
export type ServerState = {
  port: number;
  /** Of everything it was started with; another one means it must start anew. */
  fingerprint: string;
  process?: ProcessId;
  container?: string;
};

/** What one command of the demo leaves for the next. */
export type DemoState = {
  ports: Partial<Ports>;
  servers: Partial<Record<ServerName, ServerState>>;
  /** The raw store that holds the demo's data, and where it answers. */
  raw?: { kind: RawKind; url: string };
};

/** Passwords and keys of this checkout's demo, made once. */
export type Secrets = {
  postgres: string;
  roles: Record<string, string>;
  oidcClient: string;
  session: string;
};

const stateFile = join(stateDir, 'demo.json');
const secretsFile = join(stateDir, 'secrets.json');

const writeWhole = (file: string, value: unknown): void => {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
};

const read = <T>(file: string): T | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    throw new Problem(`${file} is not JSON: run make clean to begin anew.`);
  }
};

/** Reads what earlier commands left; empty in a fresh clone. */
export const readState = (): DemoState => read<DemoState>(stateFile) ?? { ports: {}, servers: {} };

/** Changes the state on disk, whole or not at all. Callers hold the lock. */
export const updateState = (change: (state: DemoState) => void): DemoState => {
  const state = readState();
  change(state);
  writeWhole(stateFile, state);
  return state;
};

/** Reads the secrets, making those that are missing. */
export const readSecrets = (): Secrets => {
  const known = read<Partial<Secrets>>(secretsFile) ?? {};
  const make = () => randomBytes(18).toString('hex');
  const secrets: Secrets = {
    postgres: known.postgres ?? make(),
    roles: Object.fromEntries(roleNames.map((name) => [name, known.roles?.[name] ?? make()])),
    oidcClient: known.oidcClient ?? make(),
    session: known.session ?? make(),
  };
  if (JSON.stringify(known) !== JSON.stringify(secrets)) writeWhole(secretsFile, secrets);
  return secrets;
};
