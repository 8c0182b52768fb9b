import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { migrate } from './migrate.ts';

const options = { batches: ['cellar'], readers: ['finops_api', 'nobody_here'] };

describe('what the batches keep in a mart database', () => {
  let database: TestDatabase;
  let api: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase({ roles: true });
    await Promise.all([migrate(database.url, options), migrate(database.url, options)]); // two machines start at once
    await database.pool.query(`update ops.batch set loaders = '{cask.level}'`);
    await database.pool.query(
      `insert into ops.batch_schedule (batch, name, cron, time_zone, command) values ('cellar', 'nightly', '0 2 * * *', 'UTC', 'run')`,
    );
    api = new pg.Pool({ connectionString: database.readerUrl, max: 2 });
    api.on('error', () => undefined);
  });
  afterAll(async () => {
    await api.end();
    await database.drop();
  });

  const request = async (command: string, inputs: object | null, more: unknown[] = [], batch = 'cellar') =>
    (
      await api.query<{ id: string }>('select ops.request_run($1, $2, $3, $4, $5, $6) as id', [
        batch,
        command,
        inputs,
        more[2] ?? 'ann',
        more[0] ?? null,
        more[1] ?? null,
      ])
    ).rows[0]!.id;
  const run = async (id: string) =>
    (await api.query('select * from ops.batch_run where run_id = $1', [id])).rows[0];
  const actions = async (id: string) =>
    (await api.query('select who, action, detail from ops.admin_action where run_id = $1', [id])).rows;
  const jobs = async (id: string) =>
    (
      await database.pool.query(
        'select task_identifier as task, payload from graphile_worker.jobs join graphile_worker._private_jobs using (id) where jobs.key = $1',
        [id],
      )
    ).rows;
  const end = (id: string, status: string) =>
    database.pool.query('update ops.batch_run set status = $2, finished_at = now() where run_id = $1', [
      id,
      status,
    ]);
  const refusal = (code: string, message: RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(message) });

  describe('request_run', () => {
    it('queues a run with its job and who asked for it', async () => {
      const id = await request('reprocess', { from: '2026-01', to: '2026-03', dryRun: true });
      expect(await run(id)).toMatchObject({
        batch: 'cellar',
        command: 'reprocess',
        trigger: 'manual',
        requested_by: 'ann',
        status: 'queued',
        inputs: { from: '2026-01', to: '2026-03', dryRun: true },
      });
      expect(await jobs(id)).toEqual([{ task: 'batch:cellar', payload: { runId: id } }]);
      expect(await actions(id)).toEqual([
        {
          who: 'ann',
          action: 'run.request',
          detail: { command: 'reprocess', inputs: { from: '2026-01', to: '2026-03', dryRun: true } },
        },
      ]);
    });

    it('gives the same run for the same key of the same person, also when asked twice at once', async () => {
      const [one, two] = await Promise.all([
        request('run', {}, [null, 'key-1']),
        request('run', {}, [null, 'key-1']),
      ]);
      expect(two).toBe(one);
      expect(await actions(one)).toHaveLength(1);
      expect(await request('run', {}, [null, 'key-1', 'bob'])).not.toBe(one);
      await expect(request('reprocess', { from: '2026-01', to: '2026-01' }, [null, 'key-1'])).rejects.toEqual(
        refusal('RB409', /The key "key-1" was used for another request/),
      );
    });

    it('relaunches what ended, with the same inputs', async () => {
      const first = await request('reprocess', { from: '2026-01', to: '2026-01' });
      await expect(request('reprocess', null, [first])).rejects.toEqual(
        refusal('RB409', /still queued: wait for its end/),
      );
      await end(first, 'failed');
      const again = await request('reprocess', null, [first]);
      expect(await run(again)).toMatchObject({
        relaunch_of: first,
        inputs: { from: '2026-01', to: '2026-01' },
      });
      expect((await actions(again)).map(({ action }) => action)).toEqual(['run.relaunch']);
    });

    it('calls a replay what it is', async () => {
      const id = await request('replay', { loader: 'cask.level', rawIds: ['a', 'b'] });
      expect((await actions(id)).map(({ action }) => action)).toEqual(['rejected.replay']);
    });

    it.each([
      ['shake', {}, /no command "shake"/],
      ['run', { from: '2026-01' }, /run takes no input "from"/],
      ['reprocess', {}, /"from" is the first month of a reprocess, written 2026-03\./],
      ['reprocess', { from: '2026-01', to: '2026-13' }, /"to" is the last month .*, not 2026-13/],
      ['reprocess', { from: '2026-02', to: '2026-01' }, /from \(2026-02\) is after to \(2026-01\)/],
      ['reprocess', { from: '2026-01', to: '2026-01', dryRun: 'yes' }, /"dryRun" is true or false/],
      ['reprocess', { from: '2026-01', to: '2026-01', force: true }, /takes no input "force": it takes from/],
      ['replay', {}, /"loader" names the loader/],
      ['replay', { loader: 'tap' }, /cellar has no loader "tap": use one of cask.level/],
      ['replay', { loader: 'cask.level', rawIds: [1] }, /"rawIds" is a list of one or more ids/],
      ['replay', { loader: 'cask.level', rawIds: [] }, /"rawIds" is a list of one or more ids/],
    ])('refuses %s with %j', async (command, inputs, message) => {
      await expect(request(command, inputs)).rejects.toEqual(refusal('RB400', message));
    });

    it('refuses a batch, or a run to repeat, that does not exist', async () => {
      await expect(request('run', {}, [], 'attic')).rejects.toEqual(
        refusal('RB404', /no batch "attic" in this database/),
      );
      await expect(request('run', {}, [randomUUID()])).rejects.toEqual(refusal('RB404', /There is no run/));
    });

    it('leaves nothing when the caller takes it back', async () => {
      const client = await api.connect();
      await client.query('begin');
      const { rows } = await client.query(`select ops.request_run('cellar', 'run', '{}', 'ann') as id`);
      await client.query('rollback');
      client.release();
      expect([await run(rows[0].id), await jobs(rows[0].id)]).toEqual([undefined, []]);
    });
  });

  describe('cancel_run', () => {
    const cancel = async (id: string) =>
      (await api.query('select ops.cancel_run($1, $2) as status', [id, 'bob'])).rows[0].status;

    it('ends a queued run at once and takes its job away', async () => {
      const id = await request('run', {});
      expect(await cancel(id)).toBe('cancelled');
      expect(await run(id)).toMatchObject({
        status: 'cancelled',
        cancel_requested_by: 'bob',
        message: 'Cancelled by bob before it began.',
      });
      expect(await jobs(id)).toEqual([]);
      expect((await actions(id)).map(({ who, action }) => `${who} ${action}`)).toEqual([
        'ann run.request',
        'bob run.cancel',
      ]);
    });

    it('asks a running one to stop, once', async () => {
      const id = await request('run', {});
      await end(id, 'running');
      expect([await cancel(id), await cancel(id)]).toEqual(['running', 'running']);
      expect(await run(id)).toMatchObject({ status: 'running', cancel_requested_by: 'bob' });
      expect(await actions(id)).toHaveLength(2);
    });

    it('refuses what ended and what never was', async () => {
      const id = await request('run', {});
      await end(id, 'succeeded');
      await expect(cancel(id)).rejects.toEqual(refusal('RB409', /has ended \(succeeded\)/));
      await expect(cancel(randomUUID())).rejects.toEqual(refusal('RB404', /There is no run/));
    });
  });

  describe('set_schedule_paused', () => {
    const pause = (name: string, paused: boolean) =>
      api.query('select ops.set_schedule_paused($1, $2, $3, $4)', ['cellar', name, paused, 'ann']);

    it('pauses and resumes, and says who', async () => {
      await pause('nightly', true);
      await pause('nightly', true);
      const schedule = async () => (await api.query('select * from ops.batch_schedule')).rows[0];
      expect(await schedule()).toMatchObject({
        paused: true,
        paused_by: 'ann',
        paused_at: expect.any(Date),
      });
      await pause('nightly', false);
      expect(await schedule()).toMatchObject({ paused: false, paused_by: null, paused_at: null });
      const { rows } = await api.query(
        `select action, detail from ops.admin_action where action like 'schedule.%' order by action_id`,
      );
      expect(rows).toEqual([
        { action: 'schedule.pause', detail: { schedule: 'nightly' } },
        { action: 'schedule.resume', detail: { schedule: 'nightly' } },
      ]);
    });

    it('refuses one that does not exist', async () => {
      await expect(pause('weekly', true)).rejects.toEqual(refusal('RB404', /no schedule "weekly"/));
    });
  });

  describe('request_scheduled_run', () => {
    const at = '2026-03-01T02:00:00Z';
    const strike = async (time: string) =>
      (await database.pool.query(`select ops.request_scheduled_run('cellar', 'nightly', $1) as id`, [time]))
        .rows[0].id;

    it('queues one run of a time, however many clocks strike', async () => {
      const ids = await Promise.all([strike(at), strike(at), strike(at)]);
      expect(ids.filter(Boolean)).toHaveLength(1);
      const id = ids.find(Boolean);
      expect(await run(id)).toMatchObject({ trigger: 'schedule', schedule: 'nightly', status: 'queued' });
      expect(await jobs(id)).toHaveLength(1);
    });

    it('queues none of a paused schedule', async () => {
      await api.query(`select ops.set_schedule_paused('cellar', 'nightly', true, 'ann')`);
      expect(await strike('2026-03-02T02:00:00Z')).toBeNull();
      await api.query(`select ops.set_schedule_paused('cellar', 'nightly', false, 'ann')`);
    });
  });

  it('lets the API change nothing but by these functions', async () => {
    const refused = { code: '42501' };
    await expect(api.query(`update ops.batch_run set status = 'succeeded'`)).rejects.toMatchObject(refused);
    await expect(api.query('delete from ops.admin_action')).rejects.toMatchObject(refused);
    await expect(
      api.query(`select ops.request_scheduled_run('cellar', 'nightly', now())`),
    ).rejects.toMatchObject(refused);
    await expect(api.query(`select graphile_worker.add_job('x')`)).rejects.toMatchObject(refused);
  });

  it('tells who listens of a run, its steps and lines, and keeps heartbeats to itself', async () => {
    const listener = await database.pool.connect();
    const heard: string[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('listen rosetta_run');
    listener.on('error', () => undefined);
    const id = await request('run', {});
    await listener.query('select 1'); // the news of the request itself
    const step = async (sql: string, more: unknown[] = []) => {
      const before = heard.length;
      await database.pool.query(sql, [id, ...more]);
      await listener.query('select 1');
      return heard.slice(before);
    };
    expect(await step(`update ops.batch_run set status = 'running' where run_id = $1`)).toEqual([id]);
    expect(await step('update ops.batch_run set heartbeat_at = now() where run_id = $1')).toEqual([]);
    expect(
      await step(
        `insert into ops.batch_step (run_id, position, name, status) values ($1, 1, 'load', 'pending')`,
      ),
    ).toEqual([id]);
    expect(
      await step(
        `insert into ops.run_log (run_id, line, logged_at, level, message) values ($1, 1, now(), 'info', 'a'), ($1, 2, now(), 'info', 'b')`,
      ),
    ).toEqual([id]);
    await listener.query('unlisten *');
    listener.release();
  });

  it('is brought to a later release with its rows, and never back to an earlier one', async () => {
    const before = (await api.query('select count(*) from ops.batch_run')).rows[0].count;
    const comment = async () =>
      (await api.query(`select obj_description('ops.batch_run'::regclass, 'pg_class') as comment`)).rows[0]
        .comment as string;
    const current = await comment();
    await database.pool.query(`comment on table ops.batch_run is 'batch-kit 0 old'`);
    await migrate(database.url, options);
    expect(await comment()).toBe(current);
    await database.pool.query(`comment on table ops.batch_run is 'batch-kit 999 new'`);
    await migrate(database.url, options);
    expect(await comment()).toBe('batch-kit 999 new');
    expect((await api.query('select count(*) from ops.batch_run')).rows[0].count).toBe(before);
  });
});
