import pg from 'pg';
import { plan } from '../cli/plan.ts';
import { readProject } from '../project/readProject.ts';
import { library, type Changes } from '../testing/library.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { checkQueries } from './checkQueries.ts';

describe('queries before anything is built', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let client: pg.Client;
  beforeAll(async () => {
    desk = await library();
    client = new pg.Client(desk.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await desk.drop();
  });

  const check = async (changes: Changes) => {
    await desk.change(changes);
    const project = await readProject(desk.directory);
    const { errors, disagreements } = await checkQueries(client, project, [...project.models.keys()]);
    expect(disagreements).toEqual([]);
    const left = await client.query("select 1 from pg_class where relname like 'rosetta_probe%'");
    expect(left.rows).toEqual([]);
    return [...errors].map(([model, error]) => `${model}: ${formatDiagnostic(error)}`);
  };
  const bare = 'model: spare\nmaterialized: table\ncolumns:\n  a: { type: text }\n';

  it('are right, though no parent exists', async () => {
    expect(await check({})).toEqual([]);
  });

  it('show a function that is not there, in the line of the model', async () => {
    const [shown] = await check({
      'marts/spare.sql':
        "-- é\nwith x as (select title from dim_book)\nselect 'é' || shout(title) as a from x",
      'marts/spare.yml': bare,
    });
    expect(shown).toMatch(/spare: .*spare\.sql:3:15 function shout\(text\) does not exist/);
    expect(shown!.split('\n').at(-1)).toBe('       |               ^');
  });

  it('show a missing GROUP BY, and the next model’s mistake too', async () => {
    const shown = await check({
      'marts/spare.sql': 'select title as a, count(*) from dim_book',
      'marts/spare.yml': bare.replace(
        '  a: { type: text }',
        '  a: { type: text }\n  count: { type: bigint }',
      ),
      'marts/other.sql': 'select title > 1 as a from dim_book',
      'marts/other.yml': bare.replace('spare', 'other').replace('text', 'boolean'),
    });
    expect(shown).toHaveLength(2);
    expect(shown.join('\n')).toMatch(
      /spare\.sql:1:8 column "dim_book.title" must appear in the GROUP BY clause/,
    );
    expect(shown.join('\n')).toMatch(/other\.sql:1:14 operator does not exist: text > integer/);
    await desk.change({ 'marts/other.sql': null, 'marts/other.yml': null });
  });

  it('show a type that differs from the contract, digits included', async () => {
    const [shown] = await check({
      'marts/spare.sql': 'select fine_per_day * 2 as a from dim_book',
      'marts/spare.yml': bare.replace('text', "'numeric(6,2)'"),
    });
    expect(shown).toMatch(
      /spare\.yml:4:3 spare\.a is declared numeric\(6,2\) but the query returns numeric; cast it in the query with ::numeric\(6,2\), or change the contract/,
    );
  });

  it('show a declared type that the server does not know', async () => {
    const [shown] = await check({
      'marts/spare.sql': 'select null as a',
      'marts/spare.yml': bare.replace('text', 'txt'),
    });
    expect(shown).toMatch(/spare\.yml:4:3 type "txt" does not exist/);
  });

  it('show columns that only the server can know', async () => {
    const shown = await check({
      'marts/spare.sql': "select * from json_to_record('{}') as r (b int, c int)",
      'marts/spare.yml': bare.replace('  a: { type: text }', '  b: { type: int }\n  c: { type: int }'),
    });
    expect(shown).toEqual([]);
  });

  it('are followed by the server to the columns that the tree names', async () => {
    const shown = await check({
      'marts/spare.sql': `
        with loans as (select *, row_number() over (partition by book_code order by lent_at) as nth from stg_desk__loan),
        both_ways as (select l.*, b.title as name from loans as l left join dim_book as b using (book_code))
        select book_code, name, loan_id, slip.lent_at, nth
        from both_ways
        join lateral (select lent_at from desk.loan where desk.loan.loan_id = both_ways.loan_id) as slip on true
        where both_ways.nth = 1`,
      'marts/spare.yml': bare.replace(
        '  a: { type: text }',
        '  book_code: { type: text }\n  name: { type: text }\n  loan_id: { type: bigint }\n  lent_at: { type: timestamptz }\n  nth: { type: bigint }',
      ),
    });
    expect(shown).toEqual([]);
  });

  it('tell where the tree names another column than the server', async () => {
    const project = await readProject(desk.directory);
    const { output } = project.model('stg_desk__loan').query!;
    output[0]!.inputs = [{ relation: 'desk.loan', column: 'member_id', kind: 'IDENTITY' }];
    expect((await checkQueries(client, project, ['stg_desk__loan'])).disagreements).toEqual([
      'stg_desk__loan.loan_id: the server takes it from desk.loan.loan_id, the parse tree from desk.loan.member_id',
    ]);
  });

  it('stop a plan, and a build before it makes a schema', async () => {
    await desk.change({
      'marts/spare.sql': 'select shout(title) as a from dim_book',
      'marts/spare.yml': bare,
    });
    await expect(plan(desk.directory, desk.url)).rejects.toThrow(/spare\.sql:1:8 function shout\(text\)/);
    const { status, models } = await desk.build();
    expect([status, models.find(({ model }) => model === 'book')!.status]).toEqual(['failed', 'skipped']);
    expect(await desk.query('select * from ops.publication')).toEqual([]);
  });

  it('are left to the build where no temporary table may be made', async () => {
    await desk.change({
      'marts/spare.sql': 'select shout(title) as a from dim_book',
      'marts/spare.yml': bare,
    });
    const project = await readProject(desk.directory);
    const { database } = client;
    await client.query(
      `revoke temporary on database "${database}" from public; create role plain_reader; set role plain_reader`,
    );
    expect((await checkQueries(client, project, ['spare'])).errors).toEqual(new Map());
    await client.query(
      `reset role; drop role plain_reader; grant temporary on database "${database}" to public`,
    );
  });

  it('leave what needs a table to the build', async () => {
    const shown = await check({
      'marts/spare.sql': 'select ctid::text as a from dim_book',
      'marts/spare.yml': bare,
    });
    expect(shown).toEqual([]);
  });
});
