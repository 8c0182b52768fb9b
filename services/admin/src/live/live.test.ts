import { setTimeout as sleep } from 'node:timers/promises';
import { adminService } from '../testing/adminService.ts';
import { hearing, withBatchService } from '../testing/withBatchService.ts';
import { pollRuns } from './runChanges.ts';
import { listenForRuns } from './listenForRuns.ts';
import { createLog } from '@rosetta/service-kit';

const isRun = ({ event }: { event: string }): boolean => event === 'run';
const isLine = (id: number) => (event: { event: string; id?: string }) => event.id === String(id);
const listeners = `select pid from pg_stat_activity where application_name = 'test runs' and datname = current_database()`;

describe('the live log of a run', () => {
  const app = withBatchService(adminService, { replicas: 2 });

  it('tells what there is, then what happens, and ends with the run', async () => {
    const runId = await app.batch.hasRun();
    await app.batch.hasStep(runId);
    await app.batch.logs(runId, 1, 2);
    const { headers, events } = await app.follow(runId);
    expect([
      headers.get('content-type'),
      headers.get('cache-control'),
      headers.get('x-accel-buffering'),
    ]).toEqual(['text/event-stream; charset=utf-8', 'no-store, no-transform', 'no']);
    const first = await app.until(events, isRun);
    expect(first.map(({ event, ...rest }) => ('id' in rest ? `${event} ${rest.id}` : event))).toEqual([
      'line 1',
      'line 2',
      'step',
      'run',
    ]);
    expect(first[0]).toMatchObject({
      data: { line: 1, level: 'info', step: 'load', message: 'line 1', fields: { rows: 1 } },
    });
    await app.batch.logs(runId, 3, 3);
    expect(await app.until(events, isLine(3))).toHaveLength(1);
    await app.batch.rows(`update ops.batch_step set status = 'succeeded', rows_read = 5 where run_id = $1`, [
      runId,
    ]);
    expect((await events.next()).value).toMatchObject({
      event: 'step',
      data: { status: 'succeeded', rowsRead: 5 },
    });
    await app.batch.logs(runId, 4, 4);
    await app.batch.ends(runId);
    const last = await app.until(events, () => false);
    expect(last.map(({ event }) => event)).toEqual(expect.arrayContaining(['line', 'run']));
    expect(last.at(-1)).toMatchObject({ event: 'run', data: { status: 'succeeded', message: 'Done.' } });
  });

  it('goes on after the last line that arrived, on another replica too, without a line lost or told twice', async () => {
    const runId = await app.batch.hasRun();
    const cut = new AbortController();
    await app.batch.logs(runId, 1, 700); // more than is read at once
    const { events } = await app.follow(runId, { signal: cut.signal });
    const before = await app.until(events, isLine(650));
    cut.abort();
    await app.batch.logs(runId, 701, 710);
    await app.batch.ends(runId);
    const again = await app.follow(runId, { replica: 1, headers: { 'Last-Event-ID': '650' } });
    const after = await app.until(again.events, () => false);
    const lines = [...before, ...after].flatMap((event) => (event.event === 'line' ? [event.data.line] : []));
    expect(lines).toEqual(Array.from({ length: 710 }, (_, index) => index + 1));
  });

  it('hears on each replica over one connection, however many follow', async () => {
    const runId = await app.batch.hasRun();
    const streams = await Promise.all([0, 0, 0, 1, 1].map((replica) => app.follow(runId, { replica })));
    await Promise.all(streams.map(({ events }) => app.until(events, isRun)));
    expect(await app.batch.rows(listeners)).toHaveLength(2);
    await app.batch.logs(runId, 1, 1);
    await Promise.all(streams.map(({ events }) => app.until(events, isLine(1))));
    await app.batch.ends(runId);
    for (const { events } of streams)
      expect((await app.until(events, () => false)).at(-1)?.event).toBe('run');
  });

  it('of a run that has ended is told whole, at once', async () => {
    const runId = await app.batch.hasRun({ status: 'failed', message: 'It broke.' });
    await app.batch.logs(runId, 1, 3);
    const { events } = await app.follow(runId);
    expect((await app.until(events, () => false)).map(({ event }) => event)).toEqual([
      'line',
      'line',
      'line',
      'run',
    ]);
  });

  it('sends what was said while its connection was lost', async () => {
    const runId = await app.batch.hasRun();
    const { events } = await app.follow(runId);
    await app.until(events, isRun);
    expect(await app.cutEars()).toBeGreaterThan(0);
    await app.batch.logs(runId, 1, 1);
    expect(await app.until(events, isLine(1))).toHaveLength(1);
    await app.batch.ends(runId);
    await app.until(events, () => false);
  });
});

describe('a caller who goes away', () => {
  let watched = 0;
  const app = withBatchService(adminService, {
    hear: (url) => {
      const changes = hearing(url);
      const watch = (runId: string) => {
        watched += 1;
        const own = changes.watch(runId);
        return { ...own, close: () => ((watched -= 1), own.close()) };
      };
      return { ...changes, watch };
    },
  });

  it('leaves nothing behind', async () => {
    const runId = await app.batch.hasRun();
    const gone = new AbortController();
    const { events } = await app.follow(runId, { signal: gone.signal });
    await app.until(events, isRun);
    expect(watched).toBe(1);
    gone.abort();
    for (let tries = 0; watched > 0 && tries < 100; tries += 1) await sleep(20);
    expect(watched).toBe(0);
  });
});

describe('a live log that cannot hear', () => {
  const app = withBatchService(adminService, { hear: () => pollRuns(100) });

  it('looks by itself', async () => {
    const runId = await app.batch.hasRun();
    const { events } = await app.follow(runId);
    await app.until(events, isRun);
    await app.batch.logs(runId, 1, 1);
    await app.until(events, isLine(1));
    await app.batch.ends(runId, 'cancelled');
    expect((await app.until(events, () => false)).at(-1)).toMatchObject({ data: { status: 'cancelled' } });
  });
});

describe('a service that shuts down', () => {
  const app = withBatchService(adminService);

  it('ends its streams, so that callers go to another replica', async () => {
    const runId = await app.batch.hasRun();
    const { events } = await app.follow(runId);
    await app.until(events, isRun);
    app.drain();
    expect(await app.until(events, () => false)).toEqual([]);
  });
});

describe('an ear for runs', () => {
  it('wakes by itself where there is no database, and stops', async () => {
    const changes = listenForRuns({
      url: 'postgres://x@127.0.0.1:1/x',
      name: 'test',
      log: createLog('test', 'silent'),
      deafMs: 20,
    });
    const watch = changes.watch('a');
    await watch.changed(new AbortController().signal);
    watch.close();
    await changes.stop();
  });

  it('keeps what is said while its follower is busy', async () => {
    const { createRunBoard } = await import('./runBoard.ts');
    const board = createRunBoard(() => 60_000);
    const watch = board.watch('a');
    board.say('a');
    board.say('b');
    const quick = await Promise.race([
      watch.changed(new AbortController().signal).then(() => 'told'),
      sleep(1_000),
    ]);
    const slow = await Promise.race([
      watch.changed(AbortSignal.timeout(50)).then(() => 'aborted'),
      sleep(1_000),
    ]);
    expect([quick, slow, board.isWatched()]).toEqual(['told', 'aborted', true]);
    watch.close();
    expect(board.isWatched()).toBe(false);
  });
});
