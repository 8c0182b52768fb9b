import { type RecordedReply, startJudge } from '@rosetta/service-kit/testing/judge.ts';
import type { AdminOperationId } from '../contract.ts';
import { adminHandlers } from '../handlers/index.ts';
import { type Call, pathOf, type TriedService, withBatchService } from './withBatchService.ts';

interface Bundle {
  paths: object;
}

interface Documented {
  operationId: string;
  responses: object;
}

const nowhere = { runId: '5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52', name: 'never' };
const ids = Object.keys(adminHandlers) as AdminOperationId[];
const asks: AdminOperationId[] = [
  'startBatchRun',
  'cancelBatchRun',
  'relaunchBatchRun',
  'replayRejectedRows',
];
const paged = ['listBatchRuns', 'listBatchRunLogs', 'listRejectedRows', 'listAdminActions'] as const;

/** Holds a service against every documented answer of the admin operations, with express-openapi-validator as second judge. */
export const describeAdmin = (service: TriedService, bundle: Bundle, roles: readonly string[]): void => {
  const documented = (Object.values(bundle.paths) as Record<string, Documented>[])
    .flatMap((path) => Object.values(path))
    .filter(({ operationId }) => Object.hasOwn(adminHandlers, operationId))
    .flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
  const has = (id: string, status: number) => documented.includes(`${id} ${status}`);
  const answered = new Set<string>();

  describe(`every documented answer of the admin operations of ${service.project}-api`, () => {
    const app = withBatchService(service);
    const bare = withBatchService(service, { bare: true });
    const narrow = withBatchService(service, { rateLimit: { perMinute: 1 } });
    let judge: Awaited<ReturnType<typeof startJudge>>;
    let ended: string;
    let open: string;
    let waiting: string;
    beforeAll(async () => {
      judge = await startJudge(bundle);
      ended = await app.batch.hasRun({ status: 'failed' });
      open = await app.batch.hasRun({ status: 'queued' });
      waiting = await app.batch.hasRun({ status: 'queued' });
      await app.batch.logs(ended, 1, 3);
      await app.batch.rejects();
      await app.batch.rejects();
      await app.call('startBatchRun', { body: { command: 'run' } });
      await app.call('pauseBatchSchedule', { path: { name: 'nightly' } });
    });
    afterAll(() => judge.stop());

    /** A good request of each operation, with a first page shorter than the whole where there are pages. */
    const good = (): Record<AdminOperationId, Call> => ({
      listBatchRuns: { query: { limit: '1' } },
      startBatchRun: { body: { command: 'reprocess', from: '2026-01', to: '2026-03', dryRun: true } },
      getBatchRun: { path: { runId: ended } },
      cancelBatchRun: { path: { runId: open } },
      relaunchBatchRun: { path: { runId: ended } },
      listBatchRunLogs: { path: { runId: ended }, query: { limit: '1' } },
      streamBatchRunLogs: { path: { runId: ended } },
      listRejectedRows: { query: { limit: '1' } },
      replayRejectedRows: { body: { loader: 'cask.level' } },
      listBatchSchedules: {},
      pauseBatchSchedule: { path: { name: 'nightly' } },
      resumeBatchSchedule: { path: { name: 'nightly' } },
      listAdminActions: { query: { limit: '1' } },
    });

    /** Calls an operation and lets the independent judge see the same request and reply. */
    const call = async (on: typeof app, id: AdminOperationId, own: Call = {}, documentedAs?: string) => {
      const request = { ...good()[id], ...own };
      const reply = await on.call(id, request);
      answered.add(`${id} ${documentedAs ?? reply.status}`);
      const { method, url } = pathOf(service, id, request);
      const recorded: RecordedReply = {
        status: reply.status,
        contentType: reply.headers.get('content-type'),
        body: reply.body as unknown,
      };
      const sent: RequestInit =
        request.body === undefined
          ? {}
          : { body: JSON.stringify(request.body), headers: { 'Content-Type': 'application/json' } };
      return { reply, verdict: await judge.judge(url, recorded, { method, ...sent }) };
    };

    it.each(ids)('%s answers well, and both judges agree', async (id) => {
      const { reply, verdict } = await call(app, id);
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([
        asks.includes(id) ? 202 : 200,
        expect.stringContaining('no-store'),
      ]);
      // A stream is many bodies, of which the other judge knows nothing.
      expect(verdict).toMatchObject({
        request: 'good',
        ...(id === 'streamBatchRunLogs' ? {} : { reply: 'good' }),
      });
    });

    it.each(ids)('%s refuses with 400, 401 and 403, and both judges agree', async (id) => {
      const bad = await call(app, id, { query: { ...good()[id].query, unknown: '1' } });
      expect([bad.reply.status, bad.reply.body.errors, bad.verdict.request]).toEqual([
        400,
        [{ pointer: '/query/unknown', detail: 'is not a parameter of this operation' }],
        'bad',
      ]);
      for (const [status, token] of [
        [401, null],
        [403, { groups: ['USERS'] }],
      ] as const) {
        const { reply, verdict } = await call(app, id, { token });
        expect([reply.status, reply.body.status, verdict.reply]).toEqual([status, status, 'good']);
      }
      expect((await call(app, id, { token: { groups: ['USERS'] } })).reply.body.detail).toContain(
        roles.join(', '),
      );
    });

    it.each(ids.filter((id) => has(id, 404)))('%s refuses what there is not with 404', async (id) => {
      const { reply, verdict } = await call(app, id, { path: nowhere });
      expect([reply.status, reply.body.type, verdict.reply]).toEqual([
        404,
        'urn:rosetta:problem:not-found',
        'good',
      ]);
    });

    it.each(paged)('%s refuses the cursor of other filters with 409', async (id) => {
      const { reply: first } = await call(app, id);
      const others = {
        listBatchRuns: 'status',
        listBatchRunLogs: 'level',
        listRejectedRows: 'loader',
        listAdminActions: 'action',
      };
      const values = {
        listBatchRuns: 'lost',
        listBatchRunLogs: 'warn',
        listRejectedRows: 'other',
        listAdminActions: 'run.cancel',
      };
      const query = {
        ...good()[id].query,
        [others[id]]: values[id],
        cursor: first.body.nextCursor as string,
      };
      const { reply, verdict } = await call(app, id, { query });
      expect([reply.status, reply.body.type, verdict.reply]).toEqual([
        409,
        'urn:rosetta:problem:cursor-expired',
        'good',
      ]);
    });

    it.each([
      ['cancelBatchRun', () => ({ path: { runId: ended } })],
      ['relaunchBatchRun', () => ({ path: { runId: waiting } })],
      ['startBatchRun', () => ({ headers: { 'Idempotency-Key': 'one' }, body: { command: 'run' } })],
      ['replayRejectedRows', () => ({ headers: { 'Idempotency-Key': 'one' } })],
    ] as [AdminOperationId, () => Call][])('%s refuses what cannot be done now with 409', async (id, own) => {
      await app.call('startBatchRun', { ...good().startBatchRun, headers: { 'Idempotency-Key': 'one' } });
      const { reply, verdict } = await call(app, id, own());
      expect([reply.status, reply.body.type, verdict.reply]).toEqual([
        409,
        'urn:rosetta:problem:conflict',
        'good',
      ]);
    });

    it.each(ids)('%s answers 503 where no batch has ever run', async (id) => {
      const { reply, verdict } = await call(bare, id);
      expect([reply.status, reply.body.type, verdict.reply]).toEqual([
        503,
        'urn:rosetta:problem:no-batch',
        'good',
      ]);
      expect(reply.headers.get('retry-after')).toBe('60');
      expect(reply.body.detail).toContain(`The ${service.project} batch has never run`);
    });

    it.each(ids)('%s answers 429 to a caller who asks too much', async (id) => {
      const token = { claims: { sub: `user:default/${id}` } };
      await narrow.call(id, { ...good()[id], token });
      const { reply, verdict } = await call(narrow, id, { token });
      expect([reply.status, verdict.reply]).toEqual([429, 'good']);
    });

    it.each(ids)('%s answers any other problem by the default response', async (id) => {
      const { reply, verdict } = await call(app, id, { headers: { Accept: 'text/html' } }, 'default');
      expect([reply.status, reply.body.type, verdict.reply]).toEqual([
        406,
        'urn:rosetta:problem:not-acceptable',
        'good',
      ]);
    });

    it('has answered every documented status of every operation', () => {
      expect([...answered].sort()).toEqual([...documented].sort());
    });
  });
};
