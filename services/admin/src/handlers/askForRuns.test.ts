import { adminService } from '../testing/adminService.ts';
import { withBatchService } from '../testing/withBatchService.ts';

const bob = { claims: { sub: 'user:default/bob' } };

describe('asking for a run', () => {
  const app = withBatchService(adminService, { replicas: 2 });
  const actions = (runId: string) =>
    app.batch.rows('select who, action, batch, detail from ops.admin_action where run_id = $1', [runId]);

  it('queues it in the name of the token, whatever headers and body say, and records who', async () => {
    const { status, body, headers } = await app.call('startBatchRun', {
      body: { command: 'reprocess', from: '2026-01', to: '2026-03', dryRun: true },
      headers: { 'x-user': 'user:default/mallory', 'x-groups': 'ADMINS' },
    });
    expect([status, headers.get('location')]).toEqual([202, `/v1/batch-runs/${body.runId}`]);
    expect(body).toMatchObject({
      status: 'queued',
      trigger: 'manual',
      command: 'reprocess',
      inputs: { from: '2026-01', to: '2026-03', dryRun: true },
      requestedBy: 'user:default/alice',
    });
    expect(await actions(body.runId)).toEqual([
      {
        who: 'user:default/alice',
        action: 'run.request',
        batch: 'monitoring',
        detail: { command: 'reprocess', inputs: { from: '2026-01', to: '2026-03', dryRun: true } },
      },
    ]);
    const forged = await app.call('startBatchRun', { body: { command: 'run', who: 'user:default/mallory' } });
    expect([forged.status, forged.body.errors[0].pointer]).toEqual([400, '/body/who']);
  });

  it('gives the same key of the same caller the same run, on both replicas at once', async () => {
    const ask = (replica: number, token = {}) =>
      app.call('startBatchRun', {
        replica,
        token,
        body: { command: 'run' },
        headers: { 'Idempotency-Key': 'k1' },
      });
    const replies = await Promise.all([ask(0), ask(1), ask(0), ask(1)]);
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.runId}`)).size).toBe(1);
    expect(await actions(replies[0]?.body.runId)).toHaveLength(1);
    const other = await ask(0, bob);
    expect([other.status, other.body.requestedBy]).toEqual([202, 'user:default/bob']);
    expect(other.body.runId).not.toBe(replies[0]?.body.runId);
  });

  it('refuses a key that asked for something else, and says which run it gave', async () => {
    const headers = { 'Idempotency-Key': 'k2' };
    const { body: first } = await app.call('startBatchRun', { headers, body: { command: 'run' } });
    const { status, body } = await app.call('startBatchRun', {
      headers,
      body: { command: 'reprocess', from: '2026-01', to: '2026-01' },
    });
    expect(status).toBe(409);
    expect(body.detail).toContain(first.runId);
  });

  it.each([
    [
      { command: 'reprocess', from: '2026-03', to: '2026-01' },
      '/body',
      'from (2026-03) is after to (2026-01)',
    ],
    [{ command: 'reprocess', from: '2026-13', to: '2026-13' }, '/body/from', 'must be a month'],
    [{ command: 'reprocess', from: '2026-01' }, '/body/to', 'is required'],
    [{ command: 'run', from: '2026-01' }, '/body/from', 'is not known here'],
    [{ command: 'replay', loader: 'cask.level' }, '/body', 'must'],
  ])('refuses %j', async (body, pointer, detail) => {
    const refused = await app.call('startBatchRun', { body });
    expect(refused.status).toBe(400);
    const errors = refused.body.errors as { pointer: string; detail: string }[];
    expect(errors.find((error) => error.pointer === pointer && error.detail.includes(detail))).toBeDefined();
  });

  it('relaunches with the same inputs, and names the old run', async () => {
    const inputs = { from: '2026-01', to: '2026-02' };
    const old = await app.batch.hasRun({ status: 'failed', command: 'reprocess', inputs });
    const { status, body } = await app.call('relaunchBatchRun', { path: { runId: old }, token: bob });
    expect([status, body.command, body.inputs, body.relaunchOf]).toEqual([202, 'reprocess', inputs, old]);
    expect(await actions(body.runId)).toMatchObject([{ who: 'user:default/bob', action: 'run.relaunch' }]);
    const again = await app.call('relaunchBatchRun', { path: { runId: body.runId } });
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('still queued')]);
  });

  it('cancels a waiting run at once and asks one under way to stop', async () => {
    const { body: waiting } = await app.call('startBatchRun', { body: { command: 'run' } });
    const cancelled = await app.call('cancelBatchRun', { path: { runId: waiting.runId }, token: bob });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelRequestedBy: 'user:default/bob' });
    const running = await app.batch.hasRun();
    const asked = await app.call('cancelBatchRun', { path: { runId: running } });
    expect([asked.status, asked.body.status, asked.body.cancelRequestedBy]).toEqual([
      202,
      'running',
      'user:default/alice',
    ]);
    const late = await app.call('cancelBatchRun', { path: { runId: waiting.runId } });
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('has ended (cancelled)')]);
    expect((await actions(waiting.runId)).map(({ who, action }) => [who, action])).toEqual([
      ['user:default/alice', 'run.request'],
      ['user:default/bob', 'run.cancel'],
    ]);
  });

  it('leaves the runs of another batch of the database alone', async () => {
    await app.batch.rows(`insert into ops.batch (batch) values ('other')`);
    const runId = await app.batch.hasRun({ batch: 'other', status: 'queued' });
    for (const id of [
      'getBatchRun',
      'cancelBatchRun',
      'relaunchBatchRun',
      'listBatchRunLogs',
      'streamBatchRunLogs',
    ])
      expect((await app.call(id, { path: { runId } })).status).toBe(404);
    expect(await actions(runId)).toEqual([]);
  });
});
