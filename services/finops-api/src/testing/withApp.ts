import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenGroupsDirectory } from '@rosetta/access';
import { operations } from '@rosetta/generated/finops-api/operations.ts';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createMartTables } from '@rosetta/scripts/testing/martTables.ts';
import { type BatchServiceOptions, pollRuns } from '@rosetta/service-admin';
import { createLog, createPool, createTokenVerifier } from '@rosetta/service-kit';
import { startTestIssuer, type TokenOptions } from '@rosetta/service-kit/testing/tokens.ts';
import type { DatabasePool } from 'slonik';
import type { OperationId } from '../contract.ts';
import { createFinopsApi } from '../createFinopsApi.ts';
import { applications, products } from './builders.ts';
import { insertRows } from './insertRows.ts';

/** One request of a test; what it does not say is as a well-behaved user would send it. */
export interface Call {
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  /** Null for a request without a token. */
  token?: TokenOptions | null;
  method?: string;
}

/** A parsed body. Its shape is the contract's, which every answer has been held against, so tests read it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = any;

const queryText = (query: Call['query'] = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
};

/** A FinOps API over a database of its own; starts before the tests of a file and ends after them. */
export const withApp = (overrides: Partial<BatchServiceOptions> = {}) => {
  let database: TestDatabase;
  let pool: DatabasePool;
  let server: Server;
  let issuer: Awaited<ReturnType<typeof startTestIssuer>>;

  beforeAll(async () => {
    [database, issuer] = await Promise.all([
      createTestDatabase({ roles: true }),
      startTestIssuer('urn:rosetta:finops-api'),
    ]);
    await createMartTables(database.pool, 'finops', 'finops_api');
    await insertRows(database.pool, 'dim_product', products);
    await insertRows(database.pool, 'dim_application', applications);
    pool = await createPool({ url: database.readerUrl });
    const app = createFinopsApi({
      pool,
      changes: pollRuns(50),
      log: createLog('finops-api', process.env.LOG_LEVEL ?? 'silent'),
      verifyToken: createTokenVerifier([issuer.trusted]),
      access: tokenGroupsDirectory({ Rosetta_User: ['GRP-ROSETTA-USERS'] }),
      ...overrides,
    });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }, 60_000);

  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await pool?.end();
    await issuer?.stop();
    await database?.drop();
  });

  const authorization = async (token: TokenOptions | null = {}): Promise<Record<string, string>> =>
    token === null ? {} : { Authorization: `Bearer ${await issuer.token(token)}` };

  const fetchPath = async (
    path: string,
    { headers = {}, token, method = 'GET' }: Call = {},
  ): Promise<Response> => {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...(await authorization(token)), ...headers },
    });
  };

  return {
    fetchPath,
    /** Sends a request to an operation; the body is parsed when there is one. */
    call: async (operationId: OperationId, call: Call = {}) => {
      const { path } = operations.find((operation) => operation.operationId === operationId) ?? { path: '' };
      const response = await fetchPath(`${path}${queryText(call.query)}`, call);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: (text ? JSON.parse(text) : undefined) as Body,
      };
    },
    has: <Name extends Parameters<typeof insertRows>[1]>(
      name: Name,
      rows: Parameters<typeof insertRows<Name>>[2],
    ) => insertRows(database.pool, name, rows),
    /** Publishes what the tables hold now: every answer is bound to a new publication from here on. */
    publish: async () => {
      const { rows } = await database.pool.query<{ id: string }>(
        `insert into ops.publication (project, run_id, models)
         values ('finops', '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52', '[{"name": "fct_cost", "action": "replaced"}]')
         returning publication_id as id`,
      );
      return Number(rows[0]?.id);
    },
    run: (text: string) => database.pool.query(text),
  };
};
