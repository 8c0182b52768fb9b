import { adminService } from '../testing/adminService.ts';
import { withBatchService } from '../testing/withBatchService.ts';

describe('rejected rows', () => {
  const app = withBatchService(adminService);
  const at = '2026-01-05T02:00:00.000Z';
  beforeAll(async () => {
    await app.batch.rejects({ raw_id: 'old', rejected_at: '2026-01-04T02:00:00Z' });
    await app.batch.rejects({ raw_id: 'b', rejected_at: at });
    await app.batch.rejects({ raw_id: 'a', rejected_at: at });
    await app.batch.rejects({ loader: 'other.loader', raw_id: 'new', rejected_at: '2026-01-06T02:00:00Z' });
  });
  const ids = (body: { items: { rawId: string }[] }) => body.items.map(({ rawId }) => rawId);

  it('come newest first with document, path and reason, by loader, page by page', async () => {
    const { body } = await app.call('listRejectedRows');
    expect(ids(body)).toEqual(['new', 'a', 'b', 'old']);
    expect(body.items[0]).toMatchObject({
      loader: 'other.loader',
      collection: 'cask_level',
      path: 'payload.litres',
      reason: '"full" is not a number',
      document: { payload: { litres: 'full' } },
      rejectedAt: '2026-01-06T02:00:00.000Z',
    });
    const query = { loader: 'cask.level', limit: '2' };
    const first = (await app.call('listRejectedRows', { query })).body;
    const second = (await app.call('listRejectedRows', { query: { ...query, cursor: first.nextCursor } }))
      .body;
    expect([ids(first), ids(second), second.nextCursor]).toEqual([['a', 'b'], ['old'], null]);
  });

  it.each([
    [{ path: 'LITRES', reason: 'not a number' }, 4],
    [{ path: 'payload.name' }, 0],
    [{ reason: '%' }, 0],
  ])('are found by a text of path and reason: %j', async (query, count) => {
    expect(
      ids((await app.call('listRejectedRows', { query: query as Record<string, string> })).body),
    ).toHaveLength(count);
  });

  it('are read again by a run of its own, in the name of who asked', async () => {
    const { status, body } = await app.call('replayRejectedRows', {
      body: { loader: 'cask.level', rawIds: ['a', 'b'] },
    });
    expect([status, body.command, body.inputs]).toEqual([
      202,
      'replay',
      { loader: 'cask.level', rawIds: ['a', 'b'] },
    ]);
    const { body: done } = await app.call('listAdminActions', { query: { action: 'rejected.replay' } });
    expect(done.items).toMatchObject([{ who: 'user:default/alice', runId: body.runId }]);
  });

  it('of a loader that the batch has not are refused by name', async () => {
    const { status, body } = await app.call('replayRejectedRows', { body: { loader: 'cask.levle' } });
    expect([status, body.errors[0].detail]).toEqual([
      400,
      'monitoring has no loader "cask.levle": use one of cask.level.',
    ]);
  });
});

describe('rejected rows, for who may not see every application', () => {
  const app = withBatchService(adminService, { scope: { applications: ['payments'] } });

  it('come without their documents', async () => {
    await app.batch.rejects();
    const { body } = await app.call('listRejectedRows');
    expect(body.items).toMatchObject([{ reason: '"full" is not a number', document: null }]);
  });
});
