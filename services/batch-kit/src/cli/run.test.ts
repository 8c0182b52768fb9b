import { type Cellar, makeCellar } from '../testing/cellar.ts';
import { startWorker } from '../testing/startWorker.ts';
import { eventually } from '../testing/eventually.ts';

describe('a batch that runs once', () => {
  let cellar: Cellar;
  const workers: ReturnType<typeof startWorker>[] = [];
  const start = (...args: string[]) => {
    const worker = startWorker({ ...cellar.environment, BATCH_SETTINGS: 'graceSeconds: 0' }, ...args);
    workers.push(worker);
    return worker;
  };
  const latest = async () =>
    (
      await cellar.query(
        'select * from ops.batch_run order by requested_at desc, takes_over nulls last limit 1',
      )
    )[0]!;
  const steps = async (runId: unknown) =>
    (
      await cellar.query<{ step: string }>(
        `select concat_ws(' ', name, status) as step from ops.batch_step where run_id = $1 order by position`,
        [runId],
      )
    ).map(({ step }) => step);
  const finished = async (...args: string[]) => {
    const worker = start(...args);
    const code = await worker.ended;
    return { code, run: await latest(), worker };
  };
  beforeAll(async () => {
    cellar = await makeCellar();
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) {
      worker.kill('SIGKILL');
      await worker.ended;
    }
  });
  afterAll(() => cellar.drop());

  it('loads, builds, publishes and says so, on standard output as in the log', async () => {
    await cellar.land({ litres: '10' }, { cask: 'b', litres: '20.5' });
    const { code, run, worker } = await finished('run');
    expect([code, worker.errors()]).toEqual([0, '']);
    expect(await cellar.live()).toEqual(['a 2026-01 red 10.00', 'b 2026-01 20.50']);
    expect(run).toMatchObject({
      command: 'run',
      trigger: 'command_line',
      status: 'succeeded',
      publication_id: '1',
      message: expect.stringContaining('2 documents read, 2 rows written. Published as 1'),
    });
    expect(await steps(run.run_id)).toEqual(['load succeeded', 'build succeeded', 'retention succeeded']);
    const [load] = await cellar.query(
      'select *, finished_at >= started_at as timed from ops.batch_step where run_id = $1 and position = 1',
      [run.run_id],
    );
    expect(load).toMatchObject({ rows_read: '2', rows_written: '2', rows_rejected: '0', timed: true });
    expect(Number(load!.bytes)).toBeGreaterThan(0);
    const log = await cellar.query(
      'select line, step, message from ops.run_log where run_id = $1 order by line',
      [run.run_id],
    );
    expect(log.map(({ line }) => Number(line))).toEqual(log.map((_, index) => index + 1));
    const said = worker.lines.filter(({ runId }) => runId === run.run_id);
    expect(said.map(({ step, msg }) => [step ?? null, msg])).toEqual(
      log.map(({ step, message }) => [step, message]),
    );
  });

  it('has nothing to do the second time', async () => {
    const { code, run } = await finished('run');
    expect([code, run.message]).toEqual([
      0,
      'Nothing new to load. The marts are up to date. Nothing is old enough to be forgotten.',
    ]);
  });

  it('publishes nothing when a test fails, and skips what follows', async () => {
    const before = await cellar.live();
    await cellar.land({ litres: '-1' });
    const { code, run } = await finished('run');
    expect([code, run.status, run.publication_id]).toEqual([1, 'failed', null]);
    expect(run.message).toMatch(/^Nothing was published: .*never_negative/);
    expect(await steps(run.run_id)).toEqual(['load succeeded', 'build failed', 'retention skipped']);
    expect(await cellar.live()).toEqual(before);
    await cellar.land({ litres: '11' });
    expect((await finished('run')).code).toBe(0);
  });

  it('says clearly which rows were rejected and which fields nobody declared', async () => {
    await cellar.land({ cask: 'c', litres: 'much' }, { cask: 'd', litres: '4', smell: 'oak' });
    const { code, worker } = await finished('run');
    expect(code).toBe(0);
    const said = worker.lines.filter(({ level }) => level === 40).map(({ msg }) => msg);
    expect(said).toEqual([
      'cask.level: 1 rows broke their contract; they are in the list of rejected rows.',
      expect.stringMatching(/^cask.level: the source has drifted, .*smell \(1 documents\)/),
    ]);
  });

  it('runs once at a time: the second says which run holds the lock', async () => {
    const release = await cellar.blockBuild();
    const first = start('run');
    await first.until('build begins');
    const { run_id, worker } = await latest();
    const second = start('run');
    expect(await second.ended).toBe(3);
    expect(second.lines.at(-1)!.msg).toMatch(
      new RegExp(
        `^The cellar batch is running elsewhere: run ${run_id} holds the lock since .* on ${worker}\\.$`,
      ),
    );
    await release();
    expect(await first.ended).toBe(0);
    expect(await cellar.query(`select from ops.batch_run where status = 'running'`)).toEqual([]);
  });

  it.each(['load', 'build'] as const)('is taken over when it is killed in %s', async (step) => {
    await cellar.land({ cask: 'a', litres: step === 'load' ? '12' : '13' });
    const release = await (step === 'load' ? cellar.blockLoad() : cellar.blockBuild());
    const first = start('run');
    await first.until(`${step} begins`);
    await eventually(async () =>
      expect((await steps((await latest()).run_id)).join()).toContain(`${step} running`),
    );
    const killed = await latest();
    first.kill('SIGKILL');
    await first.ended;
    await release();
    await eventually(async () =>
      expect(
        await cellar.query(
          `select from pg_stat_activity where datname = current_database() and application_name like 'cellar batch on%'`,
        ),
      ).toEqual([]),
    );
    const { code, run } = await finished('run');
    expect([code, run.takes_over]).toEqual([0, killed.run_id]);
    const [lost] = await cellar.query('select status, message from ops.batch_run where run_id = $1', [
      killed.run_id,
    ]);
    expect(lost).toEqual({ status: 'lost', message: 'Its worker died before the end.' });
    expect((await steps(killed.run_id)).filter((each) => /running|pending/.test(each))).toEqual([]);
    expect((await cellar.live())[0]).toBe(`a 2026-01 red ${step === 'load' ? '12.00' : '13.00'}`);
  });

  it.each(['load', 'build'] as const)('is cancelled in %s, and publishes nothing', async (step) => {
    const before = await cellar.live();
    await cellar.land({ cask: 'a', litres: '99' }, { cask: 'z', litres: '1' });
    const release = await (step === 'load' ? cellar.blockLoad() : cellar.blockBuild());
    const worker = start('run');
    await worker.until(`${step} begins`);
    await eventually(async () =>
      expect((await steps((await latest()).run_id)).join()).toContain(`${step} running`),
    );
    const { run_id } = await latest();
    await cellar.query('select ops.cancel_run($1, $2)', [run_id, 'ann']);
    if (step === 'load') await release(); // a chunk that has begun is ended
    expect(await worker.ended).toBe(4);
    if (step === 'build') await release();
    const run = await latest();
    expect(run).toMatchObject({ run_id, status: 'cancelled', publication_id: null });
    expect(run.message).toBe(`Cancelled by ann in step ${step}; what was live is untouched.`);
    expect((await steps(run_id)).find((each) => each.startsWith(step))).toBe(`${step} cancelled`);
    expect((await steps(run_id)).at(-1)).toBe('retention skipped');
    expect(await cellar.live()).toEqual(before);
  });

  it('hands over what SIGTERM interrupts, and gives up what Ctrl-C does', async () => {
    const release = await cellar.blockBuild();
    const first = start('run');
    await first.until('build begins');
    first.kill('SIGTERM');
    expect(await first.ended).toBe(143);
    const [queued] = await cellar.query(`select * from ops.batch_run where status = 'queued'`);
    expect(queued!.takes_over).not.toBeNull();
    const second = start('run');
    await second.until('build begins');
    expect((await second.until('takes over')).runId).toBe(queued!.run_id);
    second.kill('SIGINT');
    expect(await second.ended).toBe(130);
    await release();
    expect((await latest()).status).toBe('cancelled');
  });

  it('says that the database was lost, and is taken over', async () => {
    const release = await cellar.blockBuild();
    const first = start('run');
    await first.until('build begins');
    await cellar.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'cellar batch on%'`,
    );
    expect(await first.ended).toBe(5);
    expect(first.lines.at(-1)!.msg).toMatch(
      /^The connection to PostgreSQL was lost .*taken over by the next worker/,
    );
    await release();
    const { code, run } = await finished('run');
    expect([code, run.status, run.takes_over]).toEqual([0, 'succeeded', expect.any(String)]);
  });

  it('says that the disk is full, and goes on from there when it no longer is', async () => {
    const before = await cellar.live();
    await cellar.query(`
      create function staging.full() returns trigger language plpgsql as $$
        begin raise exception using errcode = '53100', message = 'could not extend file'; end $$;
      create trigger full_disk before insert or update on staging.cask_level execute function staging.full()`);
    await cellar.land({ cask: 'b', litres: '21' });
    const { code, run } = await finished('run');
    expect([code, run.status]).toEqual([1, 'failed']);
    expect(run.message).toMatch(/the disk of PostgreSQL is full \(could not extend file\): free space/);
    expect(await steps(run.run_id)).toEqual(['load failed', 'build skipped', 'retention skipped']);
    expect(await cellar.live()).toEqual(before);
    await cellar.query('drop function staging.full cascade');
    expect((await finished('run')).code).toBe(0);
    expect(await cellar.live()).toContain('b 2026-01 21.00');
  });

  it('forgets what is older than is kept, and nothing that still goes on', async () => {
    await cellar.query(`
      with old as (
        insert into ops.batch_run (batch, command, trigger, status, requested_at, finished_at)
        select 'cellar', 'run', 'schedule', status, now() - age, case when status <> 'queued' then now() - age end
        from (values ('succeeded', interval '500 days'), ('failed', '100 days'), ('queued', '500 days')) as run (status, age)
        returning run_id, status
      )
      insert into ops.run_log (run_id, line, logged_at, level, message) select run_id, 1, now(), 'info', status from old;
      insert into ops.admin_action (acted_at, who, action, batch) values (now() - interval '900 days', 'ann', 'run.request', 'cellar');
      select graphile_worker.permanently_fail_jobs(array[(graphile_worker.add_job('batch:cellar')).id], 'worn out');
      update graphile_worker._private_jobs set updated_at = now() - interval '31 days' where last_error = 'worn out'`);
    const { run } = await finished('run');
    expect(run.message).toMatch(/Forgotten: 2 log lines, 1 runs, 1 actions, 1 jobs\.$/);
    const old = `requested_at < now() - interval '90 days'`;
    expect(await cellar.query(`select status from ops.batch_run where ${old} order by status`)).toEqual([
      { status: 'failed' },
      { status: 'queued' },
    ]);
    await cellar.query(`update ops.batch_run set status = 'cancelled' where status = 'queued'`);
  });

  it('shows what a reprocess would change, month by month, and publishes nothing', async () => {
    const before = await cellar.live();
    await cellar.land({ cask: 'a', month: '2026-02-01', litres: '7.25' }, { cask: 'b', litres: '30' });
    const { code, run } = await finished('reprocess', '--period', '2026-02', '--dry-run');
    expect([code, run.inputs, run.publication_id]).toEqual([
      0,
      { from: '2026-02', to: '2026-02', dryRun: true },
      null,
    ]);
    expect(run.difference).toEqual({
      from: '2026-02',
      to: '2026-02',
      models: [
        {
          model: 'fct_level',
          timeColumn: 'month',
          rowsBefore: 0,
          rowsAfter: 1,
          rowsAdded: 1,
          rowsRemoved: 0,
          rowsChanged: 0,
          amounts: [
            {
              month: '2026-02',
              column: 'litres',
              currency: null,
              before: '0',
              after: '7.25',
              change: '7.25',
            },
          ],
        },
      ],
    });
    expect(await cellar.live()).toEqual(before);
    expect(await cellar.query(`select from pg_namespace where nspname like 'dry_run%'`)).toEqual([]);
    expect((await finished('reprocess', '--from', '2026-01', '--to', '2026-02')).code).toBe(0);
    expect(await cellar.live()).toContain('a 2026-02 red 7.25');
  });

  it.each([
    [['reprocess'], /Say which months: --period 2026-03/],
    [
      ['reprocess', '--period', '2026-3'],
      /"from" is the first month of a reprocess, written 2026-03, not 2026-3/,
    ],
    [['fly'], /fly/],
    [[], /Say what to do: run, serve or reprocess/],
  ])('refuses %j with exit code 2', async (args, message) => {
    const worker = start(...args);
    expect(await worker.ended).toBe(2);
    expect(worker.errors() + worker.lines.map(({ msg }) => msg).join()).toMatch(message);
  });
});
