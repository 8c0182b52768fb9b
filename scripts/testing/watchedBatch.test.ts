import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenGroupsDirectory } from '@rosetta/access';
import { type Cellar, makeCellar } from '@rosetta/batch-kit/testing/cellar.ts';
import { startWorker } from '@rosetta/batch-kit/testing/startWorker.ts';
import { listenForRuns, type RunChanges } from '@rosetta/service-admin';
import { createAdminService } from '@rosetta/service-admin/testing/adminService.ts';
import { type ReadEvent, readEvents } from '@rosetta/service-admin/testing/readEvents.ts';
import { createLog, createPool } from '@rosetta/service-kit';
import type { DatabasePool } from 'slonik';

const log = createLog('cellar-api', process.env.LOG_LEVEL ?? 'silent');

/** A parsed body. Its shape is the contract's, which every answer has been held against, so the test reads it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Body = any;

/** A real worker behind the real admin operations: what one writes, the other's contract must let through. */
describe('a batch that is run and watched through its API', () => {
  let cellar: Cellar;
  let pool: DatabasePool;
  let changes: RunChanges;
  let server: Server;
  let worker: ReturnType<typeof startWorker>;

  beforeAll(async () => {
    cellar = await makeCellar();
    worker = startWorker(
      {
        ...cellar.environment,
        BATCH_SETTINGS: JSON.stringify({
          graceSeconds: 0,
          schedules: [{ name: 'yearly', cron: '0 0 1 1 *', command: 'run' }],
        }),
      },
      'serve',
    );
    await worker.until('takes runs');
    pool = await createPool({ url: cellar.database.readerUrl });
    changes = listenForRuns({ url: cellar.database.readerUrl, name: 'cellar', log, listeningMs: 60_000 });
    server = createServer(
      createAdminService('cellar').create({
        pool,
        changes,
        log,
        verifyToken: async (subject) => ({ subject: `user:default/${subject}`, groups: ['ADMINS'] }),
        access: tokenGroupsDirectory({ Rosetta_Admin: ['ADMINS'] }),
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }, 60_000);

  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    await changes?.stop();
    await pool?.end();
    worker?.kill('SIGKILL');
    await worker?.ended;
    await cellar?.drop();
  });

  const send = (path: string, body?: object) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: 'Bearer ann', ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
    });
  const ask = async (path: string, body?: object) => {
    const reply = await send(path, body);
    const answer = (await reply.json()) as Body;
    if (!reply.ok) throw new Error(`${reply.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  /** Follows a run to its end. */
  const follow = async (runId: string): Promise<ReadEvent[]> => {
    const reply = await send(`/batch-runs/${runId}/logs/stream`);
    const events: ReadEvent[] = [];
    for await (const event of readEvents(reply.body!)) events.push(event);
    return events;
  };
  const linesOf = (events: ReadEvent[]) =>
    events.flatMap((event) => (event.event === 'line' ? [event.data.line] : []));

  it('tells a run line by line and step by step to its end, and its rejected document', async () => {
    await cellar.land({ litres: '10' }, { cask: 'b', litres: '20' }, { cask: 'c', litres: 'full' });
    const { runId } = await ask('/batch-runs', { command: 'run' });
    const events = await follow(runId);
    expect(events.at(-1)).toMatchObject({
      event: 'run',
      data: { status: 'succeeded', requestedBy: 'user:default/ann', publicationId: expect.any(Number) },
    });
    const lines = linesOf(events);
    expect(lines).toEqual(lines.map((_, index) => index + 1));
    expect(lines.length).toBeGreaterThan(0);
    const { items } = await ask(`/batch-runs/${runId}/logs`);
    expect(items).toHaveLength(lines.length);
    const { steps } = await ask(`/batch-runs/${runId}`);
    const told = new Map(
      events.flatMap((event) => (event.event === 'step' ? [[event.data.position, event.data]] : [])),
    );
    expect([...told.values()].sort((a, b) => a.position - b.position)).toEqual(steps);
    const rejected = await ask('/rejected-rows?loader=cask.level');
    expect(rejected.items).toMatchObject([{ path: 'payload.litres', document: { payload: { cask: 'c' } } }]);
    expect((await ask('/batch-schedules')).items).toMatchObject([{ name: 'yearly', paused: false }]);
  }, 60_000);

  it('shows what a reprocess would change, and relaunches it', async () => {
    await cellar.land({ litres: '12.5' });
    await follow((await ask('/rejected-rows/replay', { loader: 'cask.level' })).runId);
    await cellar.query(`update staging.cask_level set litres = litres + 1 where cask = 'b'`);
    const months = await cellar.query<{ month: string }>(
      `select to_char(month, 'YYYY-MM') as month from staging.cask_level where cask = 'b'`,
    );
    const month = months[0]!.month;
    const { runId } = await ask('/batch-runs', {
      command: 'reprocess',
      from: month,
      to: month,
      dryRun: true,
    });
    expect((await follow(runId)).at(-1)).toMatchObject({
      data: { status: 'succeeded', publicationId: null },
    });
    const { difference } = await ask(`/batch-runs/${runId}`);
    expect(difference).toMatchObject({ from: month, to: month, models: [{ model: 'fct_level' }] });
    const again = await ask(`/batch-runs/${runId}/relaunch`, {});
    expect(again).toMatchObject({ relaunchOf: runId, inputs: { from: month, to: month, dryRun: true } });
    expect((await follow(again.runId)).at(-1)).toMatchObject({ data: { status: 'succeeded' } });
    const { items } = await ask('/admin-actions');
    expect((items as { action: string; who: string }[]).map(({ action, who }) => `${action} ${who}`)).toEqual(
      [
        'run.relaunch user:default/ann',
        'run.request user:default/ann',
        'rejected.replay user:default/ann',
        'run.request user:default/ann',
      ],
    );
  }, 90_000);
});
