import pg from 'pg';
import { library } from '../testing/library.ts';
import { compile } from './compile.ts';

describe('compile', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library({
      'marts/fct_open.sql':
        '-- fct_open: what is out.\nselect loan_id\nfrom fct_loan\nwhere is_open -- still',
      'marts/fct_open.yml':
        'model: fct_open\nmaterialized: table\nhooks: { before: ["set local work_mem = \'64MB\'"] }\ncolumns: { loan_id: { type: bigint } }\nindexes: [{ columns: [loan_id], unique: true }]\n',
    });
  });
  afterAll(() => desk.drop());

  it('writes what the server is sent, each line where it is in the model’s file', async () => {
    const [open] = await compile(desk.directory, { select: 'fct_open' });
    expect(open).toMatchObject({
      unique_id: 'model.library.fct_open',
      schema: 'marts',
      path: 'marts/fct_open.sql',
    });
    expect(open!.sql.split('\n')).toEqual([
      'set search_path to "internal", "marts", "public"; set local work_mem = \'64MB\'; create table "marts"."fct_open" as -- fct_open: what is out.',
      'select loan_id',
      'from fct_loan',
      'where is_open -- still',
      ';',
      'create unique index "fct_open_loan_id_key" on "marts"."fct_open" ("loan_id");',
      expect.stringContaining('comment on table "marts"."fct_open"'),
      expect.any(String),
      'grant select on "marts"."fct_open" to "library_reader";',
      '',
    ]);
  });

  it('names the schemas of a target, and runs as it stands', async () => {
    await desk.build();
    const models = await compile(desk.directory, { target: 'dev_alice', exclude: 'resource_type:seed' });
    expect(models.map(({ schema }) => schema)).toContain('dev_alice_marts');
    const client = new pg.Client({ connectionString: desk.url });
    await client.connect();
    await client.query('create schema dev_alice_marts; create schema dev_alice_internal');
    for (const { sql } of models) await client.query(sql);
    await client.end();
    expect(await desk.query('select count(*)::int as open from dev_alice_marts.fct_open')).toEqual([
      { open: 100 },
    ]);
  }, 30_000);

  it.each([
    ['Dev', 'target Dev must be lower_snake_case and not begin with pg_'],
    ['d'.repeat(40), 'is too long: with project library it has 48 characters of 43 at most'],
  ])('refuses target %s', async (target, message) => {
    await expect(compile(desk.directory, { target })).rejects.toThrow(message);
  });
});
