import { adminService } from '../testing/adminService.ts';
import { withBatchService } from '../testing/withBatchService.ts';

describe('GET /v1/batch-runs/{runId}', () => {
  const app = withBatchService(adminService);

  it('tells the steps in their order, and what a dry run would change', async () => {
    const difference = {
      from: '2026-01',
      to: '2026-01',
      models: [
        {
          model: 'fct_cask',
          timeColumn: 'filled_on',
          rowsBefore: 1,
          rowsAfter: 2,
          rowsAdded: 1,
          rowsRemoved: 0,
          rowsChanged: 0,
          amounts: [
            { month: '2026-01', column: 'price', currency: 'EUR', before: '1.5', after: '2', change: '0.5' },
            { month: '2026-01', column: 'litres', currency: null, before: '-1', after: '0', change: '1' },
          ],
        },
      ],
    };
    const runId = await app.batch.hasRun({ difference });
    await app.batch.hasStep(runId, { position: 2, name: 'build', status: 'pending' });
    await app.batch.hasStep(runId, {
      rows_read: 9,
      rows_rejected: 1,
      bytes: '5000000000',
      message: 'One is bad.',
    });
    const { status, body } = await app.call('getBatchRun', { path: { runId } });
    expect([status, body.run.runId, body.difference]).toEqual([200, runId, difference]);
    expect(body.steps.map(({ name }: { name: string }) => name)).toEqual(['load', 'build']);
    expect(body.steps[0]).toMatchObject({
      rowsRead: 9,
      rowsWritten: null,
      rowsRejected: 1,
      bytes: 5_000_000_000,
    });
  });

  it('has no difference where there is none', async () => {
    const runId = await app.batch.hasRun();
    expect((await app.call('getBatchRun', { path: { runId } })).body).toMatchObject({
      steps: [],
      difference: null,
    });
  });
});

describe('GET /v1/batch-runs/{runId}/logs', () => {
  const app = withBatchService(adminService);

  it('lists lines oldest first by level and step, page by page', async () => {
    const runId = await app.batch.hasRun();
    await app.batch.logs(runId, 1, 3);
    await app.batch.logs(runId, 4, 5, { level: 'error', step: 'build' });
    const lines = async (query: Record<string, string>) => {
      const { body } = await app.call('listBatchRunLogs', { path: { runId }, query });
      return { lines: body.items.map(({ line }: { line: number }) => line), next: body.nextCursor as string };
    };
    expect((await lines({})).lines).toEqual([1, 2, 3, 4, 5]);
    expect((await lines({ level: 'warn' })).lines).toEqual([4, 5]);
    expect((await lines({ step: 'load' })).lines).toEqual([1, 2, 3]);
    const first = await lines({ limit: '2' });
    const second = await lines({ limit: '2', cursor: first.next });
    expect([first.lines, second.lines]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const other = await app.batch.hasRun();
    const strange = await app.call('listBatchRunLogs', {
      path: { runId: other },
      query: { cursor: first.next },
    });
    expect(strange.status).toBe(409);
  });
});
