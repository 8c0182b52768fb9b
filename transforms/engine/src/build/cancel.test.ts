import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readProject } from '../project/readProject.ts';
import { retry } from '../runs/retry.ts';
import { connect } from '../database/connect.ts';
import { library } from '../testing/library.ts';
import { cancelOn } from './halt.ts';

const cli = join(import.meta.dirname, '../cli.ts');
const contract = (name: string) =>
  `model: ${name}\nmaterialized: table\ncolumns: { late: { type: integer } }\n`;

describe('a build that does not go to its end', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library({
      'marts/slow.sql': 'select 1 as late from pg_sleep(600)',
      'marts/slow.yml': contract('slow'),
    });
  });
  afterEach(() => desk.drop());
  const sleeping = async () =>
    (
      await desk.query(
        "select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep(600)%' and state = 'active' and pid <> pg_backend_pid()",
      )
    ).length;
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const schemas = () => desk.query("select nspname from pg_namespace where nspname like 'library%'");

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is ended by %s with nothing left behind',
    async (signal) => {
      const child = spawn(process.execPath, [
        cli,
        'build',
        '--project',
        desk.directory,
        '--database',
        desk.url,
      ]);
      let said = '';
      child.stdout.on('data', (chunk) => (said += chunk));
      child.stderr.on('data', (chunk) => (said += chunk));
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await until(async () => (await sleeping()) === 1);
      child.kill(signal);
      expect(await ended).toBe(130);
      expect(said).toMatch(
        /cancelling; once more ends it at once[^]*Cancelled: what was live is untouched \(run/,
      );
      expect(await sleeping()).toBe(0);
      expect(await schemas()).toEqual([]);
      expect(await desk.query('select status, finished_at is not null as ended from ops.run')).toEqual([
        { status: 'cancelled', ended: true },
      ]);
      expect(await desk.query("select to_regclass('marts.dim_book') as found")).toEqual([{ found: null }]);
    },
    60_000,
  );

  it('is cancelled while it waits for a lock', async () => {
    const controller = new AbortController();
    const other = new pg.Client({ connectionString: desk.url });
    await other.connect();
    await other.query("select pg_advisory_lock(hashtext('rosetta-transform.library'))");
    const build = desk.build({ signal: controller.signal, log: () => controller.abort() });
    await expect(build).rejects.toThrow('cancelled; what was live is untouched');
    await other.end();
  });

  it('is recorded as cancelled when it was cancelled before it had a plan, and leaves the last run to retry', async () => {
    await desk.change({
      'marts/slow.sql': 'select 1 / (select 0) as late',
      'tests/none.sql': 'select late from slow where late = 2',
    });
    expect((await desk.build({ select: '+slow' })).status).toBe('failed');
    await desk.query("update ops.run set status = 'running'"); // as if it were another's
    const other = new pg.Client({ connectionString: desk.url });
    await other.connect();
    await other.query("select pg_advisory_lock(hashtext('library.desk'))");
    const controller = new AbortController();
    const waiting = desk.build({ signal: controller.signal, select: '+slow', log: () => controller.abort() });
    await expect(waiting).rejects.toThrow('cancelled; what was live is untouched');
    await other.end();
    expect(
      await desk.query(
        'select status, arguments, results, finished_at >= started_at as ended from ops.run order by started_at',
      ),
    ).toEqual([
      expect.objectContaining({ status: 'running' }),
      {
        status: 'cancelled',
        arguments: { command: 'build', select: '+slow', threads: 2 },
        results: [],
        ended: true,
      },
    ]);
    await desk.query("update ops.run set status = 'failed' where status = 'running'");
    await desk.change({ 'marts/slow.sql': 'select 1 as late' });
    const again = await retry(await readProject(desk.directory), { database: desk.url });
    expect(again).toMatchObject({ status: 'published', models: [{ model: 'slow', status: 'built' }] });
  });

  it('is left at once at the second Ctrl-C, whatever the server does, and the next build cleans up', async () => {
    await desk.query(`
      create function desk.stubborn() returns integer language plpgsql as $$
      begin
        loop
          begin
            perform pg_sleep(600);
          exception when query_canceled then null;
          end;
        end loop;
      end $$`);
    await desk.change({ 'marts/slow.sql': 'select desk.stubborn() as late' });
    const child = spawn(process.execPath, [
      ...[cli, 'build', '--select', 'slow', '--project', desk.directory, '--database', desk.url],
    ]);
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const working = async () =>
      (
        await desk.query(
          "select from pg_stat_activity where datname = current_database() and query like '%stubborn()%' and wait_event = 'PgSleep'",
        )
      ).length === 1;
    await until(working);
    child.kill('SIGINT');
    await until(async () => said.includes('cancelling'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([child.exitCode, await working()]).toEqual([null, true]);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await until(async () => !(await working())); // the server notices that nobody listens any more
    expect(await desk.query('select status from ops.run')).toEqual([{ status: 'running' }]);
    expect(await schemas()).toHaveLength(1);
    await desk.change({ 'marts/slow.sql': 'select 1 as late' });
    expect(await desk.build({ select: 'slow' })).toMatchObject({ status: 'published', leftovers: [] });
    expect(await desk.query('select status from ops.run order by started_at')).toEqual([
      { status: 'killed' },
      { status: 'published' },
    ]);
    expect(await schemas()).toEqual([]);
  });

  it('is published when it is cancelled while the commit is under way, and says so', async () => {
    await desk.change({ 'marts/slow.sql': null, 'marts/slow.yml': null });
    await desk.build({ select: 'book' });
    await desk.query(`
      create function ops.slowly() returns trigger language plpgsql as 'begin perform pg_sleep(1); return null; end';
      create constraint trigger slowly after insert on ops.publication deferrable initially deferred for each row execute function ops.slowly()`);
    const controller = new AbortController();
    const build = desk.build({ signal: controller.signal });
    await until(
      async () =>
        (
          await desk.query(
            "select pid from pg_stat_activity where datname = current_database() and query = 'commit' and wait_event = 'PgSleep'",
          )
        ).length === 1,
    );
    controller.abort();
    expect((await build).status).toBe('published');
    expect(await desk.query('select status from ops.run order by started_at desc limit 1')).toEqual([
      { status: 'published' },
    ]);
  }, 30_000);

  it('is cancelled in the statement that follows, when it was between two', async () => {
    const controller = new AbortController();
    const client = await connect(desk.url, 'library');
    const stop = cancelOn(controller.signal, desk.url, [client]);
    try {
      controller.abort();
      await pause(300);
      await expect(client.query('select pg_sleep(20)')).rejects.toThrow('canceling statement');
    } finally {
      await stop();
      await client.end();
    }
  });

  it('stops at the first failure with failFast: what runs is cancelled, the rest skipped', async () => {
    await desk.change({
      'marts/wrong.sql': 'select 1 / (select 0 from pg_sleep(0.5)) as late',
      'marts/wrong.yml': contract('wrong'),
      'marts/upon.sql': 'select late from slow',
      'marts/upon.yml': contract('upon'),
    });
    const { status, models, tests } = await desk.build({ failFast: true });
    expect(status).toBe('failed');
    expect(tests).toEqual([]);
    expect(Object.fromEntries(models.map((each) => [each.model, each.status]))).toMatchObject({
      wrong: 'failed',
      slow: 'skipped',
      upon: 'skipped',
    });
    expect(await sleeping()).toBe(0);
  }, 30_000);

  it('stops at the first failed test with failFast', async () => {
    await desk.change({
      'marts/slow.sql': 'select 1 as late',
      'tests/a_wrong.sql': 'select 1 as wrong from slow, pg_sleep(0.5)',
      'tests/b_slow.sql': 'select 1 as late from slow, pg_sleep(600) where late = 1',
    });
    const { status, tests } = await desk.build({ failFast: true });
    expect(status).toBe('failed');
    expect(tests.filter((each) => each.status !== 'passed').map((each) => [each.test, each.status])).toEqual([
      ['a_wrong', 'failed'],
    ]);
    expect(await sleeping()).toBe(0);
  }, 30_000);
});
