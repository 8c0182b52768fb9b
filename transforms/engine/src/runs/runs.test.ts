import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ls } from '../cli/ls.ts';
import { library } from '../testing/library.ts';

describe('a run', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library();
  });
  afterEach(() => desk.drop());
  const runs = () =>
    desk.query<{ status: string; command: string; arguments: object; results: { unique_id: string }[] }>(
      'select status, command, arguments, results from ops.run order by started_at',
    );

  it('stays published when the folder for its files cannot be written', async () => {
    await expect(
      desk.build({ artifacts: join(desk.directory, 'project.yml'), select: '+fct_loan' }),
    ).rejects.toThrow(/^EEXIST/);
    expect(await runs()).toMatchObject([{ status: 'published', results: expect.any(Array) }]);
    expect((await runs())[0]!.results).not.toEqual([]);
  });

  it('is recorded with what became of each node, in the database and in run_results.json', async () => {
    const artifacts = join(desk.directory, '.artifacts');
    const { runId } = await desk.build({ artifacts, select: '+fct_loan' });
    const file = JSON.parse(await readFile(join(artifacts, 'run_results.json'), 'utf8'));
    expect(file).toMatchObject({
      metadata: {
        invocation_id: runId,
        project_name: 'library',
        target: null,
        status: 'published',
        engine_version: expect.any(String),
      },
      elapsed_time: expect.any(Number),
      args: { which: 'build', select: '+fct_loan', threads: 2 },
    });
    const manifest = JSON.parse(await readFile(join(artifacts, 'manifest.json'), 'utf8'));
    expect(file.results.every(({ unique_id: id }: { unique_id: string }) => id in manifest.nodes)).toBe(true);
    const model = file.results.find(
      (each: { unique_id: string }) => each.unique_id === 'model.library.fct_loan',
    );
    expect(model).toMatchObject({
      status: 'success',
      execution_time: expect.any(Number),
      message: 'added',
      failures: null,
      adapter_response: { rows_affected: 100 },
      timing: [
        {
          name: 'execute',
          started_at: expect.stringMatching(/Z$/),
          completed_at: expect.stringMatching(/Z$/),
        },
      ],
    });
    expect(file.results).toContainEqual(
      expect.objectContaining({ unique_id: 'test.library.every_loan_is_kept', status: 'pass', failures: 0 }),
    );
    const [run] = await runs();
    expect(run).toMatchObject({ status: 'published', command: 'build', arguments: { select: '+fct_loan' } });
    expect(run!.results).toEqual(file.results);
  });

  it('that failed says what failed and what was skipped; one with nothing to do is none', async () => {
    await desk.build();
    await desk.build();
    await desk.change({
      'marts/fct_loan.sql':
        'select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, (1 / (loan_id - 1))::numeric(10,2) as fine from stg_desk__loan join dim_book using (book_code)',
    });
    await desk.build();
    const found = await runs();
    expect(found.map(({ status }) => status)).toEqual(['published', 'failed']);
    expect(found[1]!.results).toMatchObject([
      {
        unique_id: 'model.library.fct_loan',
        status: 'error',
        message: expect.stringMatching(/fct_loan\.sql:1:\d+ division by zero/),
      },
      { unique_id: 'model.library.mv_loans_by_month', status: 'skipped' },
    ]);
    const selected = async (select: string, state?: string) =>
      (await ls(desk.directory, { database: desk.url, select, state })).map(({ name }) => name);
    expect(await selected('result:error')).toEqual(['fct_loan']);
    expect(await selected('result:error+,mv_* result:skipped')).toEqual(['mv_loans_by_month']);
    expect(await selected('result:success')).toEqual([]);
    await expect(selected('result:error', desk.directory)).rejects.toThrow('holds no results of a run');
    await expect(selected('result:eror')).rejects.toThrow('did you mean error?');
    expect(await desk.query('select count(*)::int as open from ops.run where finished_at is null')).toEqual([
      { open: 0 },
    ]);
  });

  it('that nobody finished is called killed, and only the last ones are kept', async () => {
    await desk.build();
    await desk.query(`
      update ops.run set status = 'running', finished_at = null;
      insert into ops.run (run_id, project, command, arguments, status, engine_version, started_at)
      select gen_random_uuid(), 'library', 'build', '{}', 'published', '1', now() - number * interval '1 day' from generate_series(1, 600) as number`);
    await desk.query("insert into desk.loan values (1000, 'B1', 1, '2026-02-01Z', null)");
    await desk.build();
    expect((await runs()).slice(-2).map(({ status }) => status)).toEqual(['killed', 'published']);
    expect(await runs()).toHaveLength(500);
  });

  it('builds first what took longest before', async () => {
    const slow = {
      sql: 'select 1 as a from pg_sleep(0.3)',
      yml: (name: string) => `model: ${name}\nmaterialized: table\ncolumns: { a: { type: integer } }\n`,
    };
    await desk.change({
      'marts/z_slow.sql': slow.sql,
      'marts/z_slow.yml': slow.yml('z_slow'),
      ...Object.fromEntries(
        ['a1', 'a2', 'a3'].flatMap((name, index) => [
          [`marts/${name}.sql`, index === 0 ? 'select 1 as a' : `select a from a${index}`],
          [`marts/${name}.yml`, slow.yml(name)],
        ]),
      ),
    });
    const order = async () => {
      const { models } = await desk.build({ threads: 1, select: 'a1+ z_slow' });
      return models
        .filter(({ startedAt }) => startedAt)
        .sort((a, b) => a.startedAt!.getTime() - b.startedAt!.getTime())
        .map(({ model }) => model);
    };
    expect(await order()).toEqual(['a1', 'a2', 'a3', 'z_slow']);
    await desk.query('drop table marts.a1, marts.a2, marts.a3, marts.z_slow');
    expect((await order())[0]).toBe('z_slow');
  });
});
