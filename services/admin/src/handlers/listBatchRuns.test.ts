import { adminService } from '../testing/adminService.ts';
import { withBatchService } from '../testing/withBatchService.ts';

describe('GET /v1/batch-runs', () => {
  const app = withBatchService(adminService);
  const at = (day: number) => `2026-01-0${day}T02:00:00.000123Z`;
  const made: Record<string, string> = {};
  const names = (body: { items: { runId: string }[] }) =>
    body.items.map(({ runId }) => Object.keys(made).find((name) => made[name] === runId));

  beforeAll(async () => {
    made.first = await app.batch.hasRun({ requested_at: at(1), status: 'succeeded', publication_id: 7 });
    made.failed = await app.batch.hasRun({ requested_at: at(2), status: 'failed', message: 'It broke.' });
    made.manual = await app.batch.hasRun({
      requested_at: at(3),
      status: 'lost',
      trigger: 'manual',
      schedule: null,
      requested_by: 'user:default/ann',
      command: 'reprocess',
      inputs: { from: '2026-01', to: '2026-02' },
    });
    made.last = await app.batch.hasRun({ requested_at: at(4), status: 'running' });
    await app.batch.rows(`insert into ops.batch (batch) values ('other')`);
    await app.batch.hasRun({ requested_at: at(4), batch: 'other' });
  });

  it('lists the runs of its own batch, newest request first, as they are', async () => {
    const { body } = await app.call('listBatchRuns');
    expect([names(body), body.nextCursor]).toEqual([['last', 'manual', 'failed', 'first'], null]);
    expect(body.items[1]).toEqual({
      runId: made.manual,
      batch: 'monitoring',
      command: 'reprocess',
      trigger: 'manual',
      schedule: null,
      status: 'lost',
      inputs: { from: '2026-01', to: '2026-02' },
      requestedBy: 'user:default/ann',
      requestedAt: '2026-01-03T02:00:00.000Z',
      startedAt: null,
      finishedAt: null,
      heartbeatAt: null,
      worker: null,
      cancelRequestedBy: null,
      cancelRequestedAt: null,
      relaunchOf: null,
      takesOver: null,
      message: null,
      publicationId: null,
    });
    expect(body.items[3].publicationId).toBe(7);
  });

  it.each([
    [{ status: ['failed', 'lost'] }, ['manual', 'failed']],
    [{ command: 'reprocess' }, ['manual']],
    [{ trigger: 'schedule' }, ['last', 'failed', 'first']],
    [{ from: at(2), to: at(4) }, ['manual', 'failed']],
    [{ from: '2026-01-03T03:00:00.000123+01:00', status: 'running' }, ['last']],
    [{ status: 'queued' }, []],
  ])('filters by %j', async (query, wanted) => {
    expect(names((await app.call('listBatchRuns', { query: query as Record<string, string> })).body)).toEqual(
      wanted,
    );
  });

  it('goes on exactly where the page before ended, among runs of one moment too', async () => {
    const twins = await Promise.all([1, 2, 3].map(() => app.batch.hasRun({ requested_at: at(5) })));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { body } = await app.call('listBatchRuns', {
        query: { limit: '1', ...(cursor ? { cursor } : {}) },
      });
      seen.push(...body.items.map(({ runId }: { runId: string }) => runId));
      if (!body.nextCursor) break;
      cursor = body.nextCursor as string;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen.slice(0, 3))).toEqual(new Set(twins));
    expect(seen.slice(3)).toEqual([made.last, made.manual, made.failed, made.first]);
  });
});
