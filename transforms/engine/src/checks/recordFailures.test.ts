import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from '../build/test.ts';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';

/** Runs the command as a person does. */
const run = (...parameters: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...parameters], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

describe('failing rows', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let options: string[];
  beforeAll(async () => {
    desk = await library({
      'tests/precise.sql': 'select 12345678901234567890.123456789 as amount from generate_series(1, 7)',
      'tests/precise.yml': 'test: precise\nseverity: warn\n',
    });
    options = ['--project', desk.directory, '--database', desk.url];
  }, 60_000);
  afterAll(() => desk.drop());

  const kept = () =>
    desk.query<{ test: string; runs: number; rows: number }>(
      'select test, count(distinct run_id)::int as runs, count(*)::int as rows from ops.test_failure group by test order by test',
    );

  it('are kept although nothing is published, five of each at most', async () => {
    await desk.change({ 'tests/no_books.sql': 'select book_code, title from book' });
    const { status, runId } = await desk.build();
    expect(status).toBe('failed');
    expect(await kept()).toEqual([
      { test: 'no_books', runs: 1, rows: 3 },
      { test: 'precise', runs: 1, rows: 5 },
    ]);
    expect(
      await desk.query(
        `select run_id, model, status, failures::int, row->>'amount' as amount from ops.test_failure where test = 'precise' limit 1`,
      ),
    ).toEqual([
      { run_id: runId, model: null, status: 'warned', failures: 7, amount: '12345678901234567890.123456789' },
    ]);
  }, 60_000);

  it('are shown, of the last run or of one, in all their digits', async () => {
    const [last] = await desk.query<{ run: string }>(
      'select run_id::text as run from ops.test_failure order by test_failure_id desc limit 1',
    );
    expect(await run('failures', ...options)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        new RegExp(
          `^Run ${last!.run} at .*Z:[^]*failed  test no_books found 3 rows that should not be there\n    {"title": "[^]*warned  test precise[^]*{"amount": 12345678901234567890.123456789}`,
        ),
      ),
    });
    const json = await run('failures', ...options, '--json', '--run', last!.run.slice(0, 8));
    expect(json.out).toContain('"row":{"amount": 12345678901234567890.123456789}');
    expect(JSON.parse(json.out).failures).toHaveLength(8);
    expect(await run('failures', ...options, '--run', '00000000')).toMatchObject({
      code: 0,
      out: 'No failing rows are kept of run 00000000.\n',
    });
    expect(await run('failures', ...options, '--run', 'last')).toMatchObject({
      code: 1,
      err: '--run is the id of a run or how it begins, such as 3f2a91c0, not last\n',
    });
  }, 60_000);

  it('of a warning are printed by test, whose exit code is 0; --unit leaves tests of the data out', async () => {
    expect(await run('test', ...options, '--select', 'test_name:precise')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /precise\.sql:1:1 warning: test precise found 7 rows that should not be there\n[^]*{"amount":"12345678901234567890\.123456789"}[^]*\n0 tests passed, 1 warned, 0 failed/,
      ),
    });
    expect(await run('test', ...options, '--unit')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 tests passed, 0 failed/),
    });
  }, 60_000);

  it('of the last ten runs of a test are kept', async () => {
    await desk.change({ 'tests/no_books.sql': null });
    await desk.build();
    const project = await readProject(desk.directory);
    for (let times = 0; times < 12; times++) await test(project, { database: desk.url, threads: 1 });
    expect(await kept()).toEqual([
      { test: 'no_books', runs: 1, rows: 3 },
      { test: 'precise', runs: 10, rows: 50 },
    ]);
  }, 60_000);

  it('are not kept by a role that may not write them, which may test all the same', async () => {
    await desk.query(
      `do $$ begin create role only_reads login password 'reads'; exception when duplicate_object or unique_violation then null; end $$`,
    );
    const before = await kept();
    const url = new URL(desk.url);
    [url.username, url.password] = ['only_reads', 'reads'];
    const results = await test(await readProject(desk.directory), {
      database: url.href,
      select: 'test_name:precise',
    });
    expect(results).toMatchObject([{ status: 'warned' }]);
    expect(await kept()).toEqual(before);
  }, 60_000);
});

describe('fresh', () => {
  it('lists the sources with the age of their newest row, by exit code too', async () => {
    const loans = (limits: string) => ({
      'sources/loan.yml': `source: desk.loan\nfreshness: { column: lent_at, ${limits} }\ncolumns: { loan_id: { type: bigint }, book_code: { type: text }, member_id: { type: bigint }, lent_at: { type: timestamptz }, returned_at: { type: timestamptz } }\n`,
    });
    const desk = await library();
    const options = ['--project', desk.directory, '--database', desk.url];
    try {
      expect(await run('fresh', ...options)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^No source here declares freshness; write/),
      });
      await desk.query("update desk.loan set lent_at = now() - interval '5 hours'");
      await desk.change(loans('warn_after: 2h, error_after: 6h'));
      expect(await run('fresh', ...options)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/desk\.loan +warn .*5 h ago; expected within 2h/),
      });
      await desk.change(loans('error_after: 2h'));
      expect(await run('fresh', ...options)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/desk\.loan +too old/),
      });
      const { out } = await run('fresh', ...options, '--json', '--select', 'source:desk.loan');
      expect(JSON.parse(out).sources).toMatchObject([{ source: 'desk.loan', status: 'failed' }]);
      await desk.query('drop table desk.loan');
      expect(await run('fresh', ...options)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/desk\.loan +error .*relation "desk.loan" does not exist/),
      });
    } finally {
      await desk.drop();
    }
  }, 60_000);
});
