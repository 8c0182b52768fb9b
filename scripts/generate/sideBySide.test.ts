import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateApi, writeFiles } from '@rosetta/openapi-engine';
import type { ContractTypes, ServiceOptions } from '@rosetta/service-kit';
import { startShop } from '@rosetta/service-kit/testing/shop.ts';
import type { Client } from 'openapi-fetch';
import { root } from '../servers/paths.ts';

type Service = ServiceOptions<ContractTypes, object>;
type Loan = { id: string; reader: unknown };
type Replies = Record<'getLoan' | 'getLoanV2', () => Promise<{ status: 200; body: Loan }>>;

let folder: string;
let contract: Service['contract'];
let operations: Service['operations'];
let createClient: (options: {
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
}) => Client<never>;

beforeAll(async () => {
  await mkdir(join(root, '.rosetta'), { recursive: true });
  folder = await mkdtemp(join(root, '.rosetta/side-by-side-')); // inside, so that it finds its packages
  const spec = fileURLToPath(new URL('fixtures/sideBySide.yaml', import.meta.url));
  const { files } = await generateApi({
    spec,
    out: folder,
    clientName: 'createLibraryClient',
    extensions: { roles: 'x-roles', column: 'x-column' },
  });
  await writeFiles(folder, files);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  contract = (await load('validators.js')) as Service['contract'];
  ({ operations } = (await load('operations.ts')) as { operations: typeof operations });
  ({ createLibraryClient: createClient } = (await load('client.ts')) as {
    createLibraryClient: typeof createClient;
  });
});
afterAll(() => rm(folder, { recursive: true }));

/** A library that answers as told, called through its generated client. */
const withLibrary = async (
  replies: Replies,
  ask: (get: (path: string) => Promise<unknown>) => Promise<void>,
) => {
  const service = await startShop({ operations, contract, handlers: replies as never });
  const client = createClient({
    baseUrl: 'http://library.test',
    fetch: (request) => service.call(new URL(request.url).pathname, request),
  }) as unknown as { GET: (path: string, init: object) => Promise<{ data?: unknown; response: Response }> };
  try {
    await ask(async (path) => {
      const { data, response } = await client.GET(path, { params: { path: { loanId: 'l1' } } });
      return response.ok ? data : response.status;
    });
  } finally {
    await service.stop();
  }
};

const first = { id: 'l1', reader: 'Ada Byron' };
const second = { id: 'l1', reader: { given: 'Ada', family: 'Byron' } };
const reply = (body: Loan) => async () => ({ status: 200 as const, body });

describe('an operation at /v1 and /v2 at once', () => {
  it('is served by both, each by its own schema, through one generated client', () =>
    withLibrary({ getLoan: reply(first), getLoanV2: reply(second) }, async (get) => {
      expect(await get('/v1/loans/{loanId}')).toEqual(first);
      expect(await get('/v2/loans/{loanId}')).toEqual(second);
    }));

  it('is judged by the schema of its own version', () =>
    withLibrary({ getLoan: reply(second), getLoanV2: reply(first) }, async (get) => {
      expect(await get('/v1/loans/{loanId}')).toBe(500);
      expect(await get('/v2/loans/{loanId}')).toBe(500);
    }));
});
