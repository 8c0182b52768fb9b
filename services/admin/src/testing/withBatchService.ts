import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allApplications, type Scope, tokenGroupsDirectory } from '@rosetta/access';
import { createBatchTables } from '@rosetta/scripts/testing/batchTables.ts';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createLog, createPool, createTokenVerifier } from '@rosetta/service-kit';
import { startTestIssuer, type TokenOptions } from '@rosetta/service-kit/testing/tokens.ts';
import pg from 'pg';
import type { DatabasePool } from 'slonik';
import { listenForRuns } from '../live/listenForRuns.ts';
import type { RunChanges } from '../live/runChanges.ts';
import type { BatchServiceOptions } from '../serviceOptions.ts';
import { batchOf } from './batch.ts';
import { type ReadEvent, readEvents } from './readEvents.ts';

/** A service with a batch, as a test makes it. */
export interface TriedService {
  project: 'finops' | 'monitoring';
  operations: readonly { operationId: string; method: string; path: string }[];
  create: (options: BatchServiceOptions) => RequestListener;
}

/** What a test wants to be different. */
export interface Trial extends Partial<BatchServiceOptions> {
  /** Without the tables of a batch: a database that no batch has ever run on. */
  bare?: boolean;
  /** How many processes answer, over one database. */
  replicas?: number;
  scope?: Scope;
  /** How the service hears of runs; by notifications alone unless told, since a look every minute helps no test. */
  hear?: (url: string) => RunChanges;
}

/** One request of a test; what it does not say is as an admin would send it. */
export interface Call {
  path?: Record<string, string>;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Null for a request without a token. */
  token?: TokenOptions | null;
  replica?: number;
  signal?: AbortSignal;
}

/** A parsed body. Its shape is the contract's, which every answer has been held against, so tests read it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Body = any;

const log = createLog('admin', process.env.LOG_LEVEL ?? 'silent');
/** How a service hears of runs unless a test says otherwise. */
export const hearing = (url: string): RunChanges =>
  listenForRuns({ url, name: 'test', log, listeningMs: 60_000 });

const isJson = ({ headers }: Response): boolean => /json/.test(headers.get('content-type') ?? '');

/** The path of an operation with its parameters filled in. */
export const pathOf = (
  { operations }: TriedService,
  operationId: string,
  { path = {}, query = {} }: Call,
) => {
  const entry = operations.find((operation) => operation.operationId === operationId);
  if (!entry) throw new Error(`no operation ${operationId}`);
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  const filled = entry.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  return { method: entry.method, url: filled + (pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '') };
};

/** A service over a database of its own; starts before the tests of a file and ends after them. */
export const withBatchService = (
  service: TriedService,
  { bare = false, replicas = 1, hear = hearing, scope = allApplications, ...own }: Trial = {},
) => {
  let database: TestDatabase;
  let issuer: Awaited<ReturnType<typeof startTestIssuer>>;
  const running: { server: Server; pool: DatabasePool; changes: RunChanges; draining: AbortController }[] =
    [];

  beforeAll(async () => {
    [database, issuer] = await Promise.all([
      createTestDatabase({ roles: service.project }),
      startTestIssuer(`urn:rosetta:${service.project}-api`),
    ]);
    if (!bare) await createBatchTables(database, service.project);
    for (let index = 0; index < replicas; index += 1) {
      const pool = await createPool({ url: database.readerUrl });
      const changes = hear(database.readerUrl);
      const draining = new AbortController();
      const directory = tokenGroupsDirectory({ Rosetta_User: ['USERS'], Rosetta_Admin: ['ADMINS'] });
      const app = service.create({
        pool,
        changes,
        log,
        draining: draining.signal,
        verifyToken: createTokenVerifier([issuer.trusted]),
        access: { ...directory, scopeOf: async () => scope },
        rateLimit: { perMinute: 10_000 },
        ...own,
      });
      const server = createServer(app);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      running.push({ server, pool, changes, draining });
    }
  }, 60_000);

  afterAll(async () => {
    for (const { server, pool, changes } of running) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await changes.stop();
      await pool.end();
    }
    await issuer?.stop();
    await database?.drop();
  });

  const send = async (operationId: string, call: Call): Promise<Response> => {
    const { method, url } = pathOf(service, operationId, call);
    const { port } = running[call.replica ?? 0]?.server.address() as AddressInfo;
    const token = call.token === null ? undefined : await issuer.token({ groups: ['ADMINS'], ...call.token });
    return fetch(`http://127.0.0.1:${port}${url}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
    });
  };

  return {
    /** Sends a request to an operation; the body is parsed when there is one. */
    call: async (operationId: string, call: Call = {}) => {
      const response = await send(operationId, call);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: (isJson(response) ? JSON.parse(text) : text || undefined) as Body,
      };
    },
    /** Follows a run; the events come one by one. */
    follow: async (runId: string, call: Call = {}) => {
      const response = await send('streamBatchRunLogs', { path: { runId }, ...call });
      if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
      return { headers: response.headers, events: readEvents(response.body) };
    },
    /** The tables behind the service. */
    get batch() {
      return batchOf(database.pool, service.project);
    },
    /** Ends the connections that listen, as a restarted database would; tells how many there were. */
    cutEars: async () => {
      const superuser = new pg.Client({ connectionString: process.env.ROSETTA_TEST_POSTGRES_URL });
      await superuser.connect();
      const { rowCount } = await superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test runs' and datname = $1`,
        [new URL(database.url).pathname.slice(1)],
      );
      await superuser.end();
      return rowCount ?? 0;
    },
    /** What a replica does when it is asked to end. */
    drain: (replica = 0) => running[replica]?.draining.abort(),
    /** Collects events until one is as wanted. */
    until: async (
      events: AsyncIterator<ReadEvent>,
      isLast: (event: ReadEvent) => boolean,
    ): Promise<ReadEvent[]> => {
      const seen: ReadEvent[] = [];
      for (;;) {
        const { done, value } = await events.next();
        if (done) return seen;
        seen.push(value);
        if (isLast(value)) return seen;
      }
    },
  };
};
