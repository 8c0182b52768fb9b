import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { readConfig } from '../config.ts';
import { prepare } from '../prepare.ts';
import { type Cellar, makeCellar } from '../testing/cellar.ts';
import { eventually } from '../testing/eventually.ts';
import { startWorker } from '../testing/startWorker.ts';
import { serve, type Serving } from './serve.ts';

const never = { name: 'yearly', cron: '0 0 1 1 *', command: 'run' };

describe('a batch that is served', () => {
  let cellar: Cellar;
  const workers: ReturnType<typeof startWorker>[] = [];
  const servings: Serving[] = [];
  const start = (settings: object = {}) => {
    const worker = startWorker(
      {
        ...cellar.environment,
        BATCH_SETTINGS: JSON.stringify({ graceSeconds: 0, schedules: [never], ...settings }),
      },
      'serve',
    );
    workers.push(worker);
    return worker;
  };
  /** In this process, for what needs no process of its own. */
  const startHere = async (settings: object = {}) => {
    const config = readConfig(cellar.batch, {
      ...cellar.environment,
      BATCH_SETTINGS: JSON.stringify({ graceSeconds: 0, schedules: [never], ...settings }),
    });
    const serving = await serve(cellar.batch, config, pino({ level: 'silent' }));
    servings.push(serving);
    await eventually(async () => expect((await ask(serving.port, 'readyz')).status).toBe(200));
    return serving;
  };
  const ask = async (port: number, path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/${path}`);
    return { status: response.status, body: await response.text() };
  };
  const request = async (command = 'run', inputs: object = {}) =>
    (
      await cellar.query<{ id: string }>(`select ops.request_run('cellar', $1, $2, 'ann') as id`, [
        command,
        inputs,
      ])
    )[0]!.id;
  const run = async (id: unknown) =>
    (await cellar.query('select * from ops.batch_run where run_id = $1', [id]))[0]!;
  const until = (id: unknown, status: string) =>
    eventually(async () => expect((await run(id)).status).toBe(status));
  const runsOf = (schedule: string) =>
    cellar.query('select * from ops.batch_run where schedule = $1 order by requested_at', [schedule]);

  beforeAll(async () => {
    cellar = await makeCellar();
    await prepare(cellar.batch, { database: cellar.database.url });
    await cellar.land({ litres: '10' });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      worker.kill('SIGKILL');
      await worker.ended;
    }
    for (const serving of servings.splice(0)) await serving.stop();
  });
  afterAll(() => cellar.drop());

  it('does what people ask for, and shows how it goes to who watches from outside', async () => {
    const { port } = await startHere();
    const id = await request();
    await until(id, 'succeeded');
    expect(await cellar.live()).toEqual(['a 2026-01 red 10.00']);
    expect((await ask(port, 'healthz')).status).toBe(200);
    const { body } = await ask(port, 'metrics');
    expect(body).toMatch(/rosetta_batch_runs\{status="succeeded",batch="cellar"\} 1\n/);
    expect(body).toMatch(/rosetta_batch_runs\{status="failed",batch="cellar"\} 0\n/);
    expect(body).toMatch(/rosetta_batch_last_success_age_seconds\{command="run",batch="cellar"\} \d/);
    expect(body).toMatch(/rosetta_batch_last_run_duration_seconds\{command="run",batch="cellar"\} \d/);
    expect(body).toMatch(/rosetta_batch_last_run_rows\{command="run",kind="read",batch="cellar"\} 1\n/);
  });

  it('reads rejected rows again when it is asked to, and publishes what passes now', async () => {
    await cellar.land({ cask: 'r', litres: 'much' }, { cask: 's', litres: '5' });
    await startHere();
    await until(await request(), 'succeeded');
    const rejected = async () =>
      (await cellar.query<{ raw_id: string }>('select raw_id from staging.rejected_row')).map(
        ({ raw_id }) => raw_id,
      );
    const rawIds = await rejected();
    expect(rawIds).toHaveLength(1);
    await cellar.raw.db
      .collection<{ _id: string }>('cask_level')
      .updateOne({ _id: rawIds[0]! }, { $set: { 'payload.litres': '6' } });
    const id = await request('replay', { loader: 'cask.level', rawIds });
    await until(id, 'succeeded');
    expect((await run(id)).message).toMatch(
      /^1 rejected rows of cask.level read again: 1 rows written, 0 still rejected. Published as/,
    );
    expect([await rejected(), await cellar.live()]).toEqual([
      [],
      ['a 2026-01 red 10.00', 'r 2026-01 6.00', 's 2026-01 5.00'],
    ]);
  });

  it('takes over the run of a worker that was killed, and what waited behind it', async () => {
    const first = start();
    const release = await cellar.blockBuild();
    await cellar.land({ litres: '20' });
    const killed = await request();
    await first.until('build begins');
    const waiting = await request();
    first.kill('SIGKILL');
    await first.ended;
    await release();
    await startHere();
    await until(killed, 'lost');
    await until(waiting, 'succeeded');
    const [successor] = await cellar.query('select * from ops.batch_run where takes_over = $1', [killed]);
    await until(successor!.run_id, 'succeeded');
    expect(successor).toMatchObject({ trigger: 'manual', requested_by: 'ann', command: 'run' });
    expect(await cellar.live()).toContain('a 2026-01 red 20.00');
  });

  it('hands its run over when it must end, and another worker goes on', async () => {
    const [one, two] = [start(), start()];
    await Promise.all([one.until('listens'), two.until('listens')]);
    const release = await cellar.blockBuild();
    const id = await request();
    const busy = await Promise.race(
      [one, two].map(async (worker) => (await worker.until('build begins'), worker)),
    );
    const other = busy === one ? two : one;
    busy.kill('SIGTERM');
    expect(await busy.ended).toBe(0);
    await other.until('takes over the lost run');
    await release();
    const [successor] = await cellar.query('select run_id from ops.batch_run where takes_over = $1', [id]);
    await until(successor!.run_id, 'succeeded');
    expect((await run(id)).message).toMatch(/was asked to end in step build: the run is handed over/);
  });

  it('lets its run end when it must end itself, as far as its grace goes', async () => {
    const worker = start({ graceSeconds: 60 });
    await worker.until('listens');
    const release = await cellar.blockBuild();
    const id = await request();
    await worker.until('build begins');
    worker.kill('SIGTERM');
    await release();
    expect([await worker.ended, (await run(id)).status]).toEqual([0, 'succeeded']);
  });

  it('stops a run that is cancelled, also one that nobody has begun', async () => {
    await startHere();
    const release = await cellar.blockBuild();
    const [first, second] = [await request(), await request('reprocess', { from: '2026-01', to: '2026-01' })];
    await until(first, 'running');
    await cellar.query('select ops.cancel_run($1, $2)', [second, 'bob']);
    await cellar.query('select ops.cancel_run($1, $2)', [first, 'bob']);
    await until(first, 'cancelled');
    await release();
    expect((await run(second)).status).toBe('cancelled');
    expect(await cellar.query('select from ops.batch_step where run_id = $1', [second])).toEqual([]);
  });

  it('takes a run over after the database went away in the middle of it', async () => {
    await startHere();
    const release = await cellar.blockBuild();
    const id = await request();
    await eventually(async () =>
      expect(
        await cellar.query(
          `select from ops.batch_step where run_id = $1 and name = 'build' and status = 'running'`,
          [id],
        ),
      ).toHaveLength(1),
    );
    await cellar.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name <> '' and state is not null`,
    );
    await release();
    await until(id, 'lost');
    const [successor] = await cellar.query('select run_id from ops.batch_run where takes_over = $1', [id]);
    await until(successor!.run_id, 'succeeded');
  });

  describe('by schedule', () => {
    const everySecond = { name: 'often', cron: '* * * * * *', timeZone: 'Europe/Paris', command: 'run' };

    it('runs when it is due, once however many workers there are, and not while it is paused', async () => {
      await startHere({ schedules: [everySecond] });
      await startHere({ schedules: [everySecond] });
      await eventually(async () => expect((await runsOf('often')).length).toBeGreaterThan(1));
      await cellar.query(`select ops.set_schedule_paused('cellar', 'often', true, 'ann')`);
      const paused = await runsOf('often');
      expect(new Set(paused.map(({ request_key }) => request_key)).size).toBe(paused.length);
      const [before] = await cellar.query(
        `select next_at, last_run_id from ops.batch_schedule where name = 'often'`,
      );
      expect(before!.last_run_id).toBe(paused.at(-1)!.run_id);
      await eventually(async () => {
        const [now] = await cellar.query<{ next_at: Date }>(
          `select next_at from ops.batch_schedule where name = 'often'`,
        );
        expect(now!.next_at.getTime()).toBeGreaterThan((before!.next_at as Date).getTime() + 1_500);
      });
      expect(await runsOf('often')).toHaveLength(paused.length);
      expect(await cellar.query(`select from ops.batch_schedule where name = 'yearly'`)).toEqual([]);
    });

    it('makes a missed time up once', async () => {
      const missed = new Date('2026-01-01T00:00:00Z');
      const miss = () =>
        cellar.query(
          `insert into ops.batch_schedule (batch, name, cron, time_zone, command, next_at) values ('cellar', 'yearly', '0 0 1 1 *', 'UTC', 'run', $1)
           on conflict (batch, name) do update set next_at = $1`,
          [missed],
        );
      await miss();
      await Promise.all([startHere(), startHere()]);
      await eventually(async () => expect(await runsOf('yearly')).toHaveLength(1));
      const next = async () =>
        (
          await cellar.query<{ next_at: Date }>(
            `select next_at from ops.batch_schedule where name = 'yearly'`,
          )
        )[0]!.next_at;
      await eventually(async () => expect((await next()).getTime()).toBeGreaterThan(Date.now()));
      await miss(); // a worker whose clock is behind writes the old time once more
      await startHere();
      await eventually(async () => expect((await next()).getTime()).toBeGreaterThan(Date.now()));
      expect(await runsOf('yearly')).toHaveLength(1);
    });

    it('leaves a missed time out when it is told to', async () => {
      await cellar.query(
        `update ops.batch_schedule set next_at = '2025-01-01T00:00:00Z' where name = 'yearly'`,
      );
      const before = (await runsOf('yearly')).length;
      await startHere({ makeUpMissed: false });
      await eventually(async () =>
        expect(
          await cellar.query(`select from ops.batch_schedule where name = 'yearly' and next_at > now()`),
        ).toHaveLength(1),
      );
      expect(await runsOf('yearly')).toHaveLength(before);
    });
  });

  it('gives a run up that was lost again and again', async () => {
    await startHere();
    let id: string | null = null;
    for (let times = 0; times < 6; times++)
      id = (
        await cellar.query<{ run_id: string }>(
          `insert into ops.batch_run (batch, command, trigger, status, takes_over, started_at)
           values ('cellar', 'run', 'manual', $1, $2, now()) returning run_id`,
          [times < 5 ? 'lost' : 'running', id],
        )
      )[0]!.run_id;
    await until(id, 'failed');
    expect((await run(id)).message).toMatch(/6 times in a row: it is not taken over again/);
  });

  it('is not ready while the database does not answer', async () => {
    const config = readConfig(cellar.batch, {
      ...cellar.environment,
      DATABASE_URL: cellar.database.url.replace(/\/[^/]*$/, `/gone_${randomUUID().slice(0, 8)}`),
    });
    const serving = await serve(cellar.batch, config, pino({ level: 'silent' }));
    servings.push(serving);
    expect([(await ask(serving.port, 'readyz')).status, (await ask(serving.port, 'healthz')).status]).toEqual(
      [503, 200],
    );
  });
});
