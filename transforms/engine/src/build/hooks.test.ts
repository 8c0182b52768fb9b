import { formatDiagnostic } from '../text/diagnostics.ts';
import { library } from '../testing/library.ts';

describe('hooks and timeouts', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library();
    await desk.query(
      "create schema audit; create table audit.note (said text, path text default current_setting('search_path'), transaction xid8 default pg_current_xact_id())",
    );
  });
  afterAll(() => desk.drop());
  beforeEach(() => desk.query('truncate audit.note'));

  const contract = (lines: string, columns = 'book_code: { type: text }, title: { type: text }') => ({
    'marts/spare.yml': `model: spare\nmaterialized: table\n${lines}\ncolumns: { ${columns} }\n`,
  });
  const sql = (text: string) => ({ 'marts/spare.sql': text });
  const failing = async (): Promise<string> => {
    const { status, models } = await desk.build({ select: 'spare' });
    expect(status).toBe('failed');
    return models.flatMap(({ error }) => (error ? [formatDiagnostic(error)] : [])).join('\n');
  };

  it('run around the model, in its transaction and with its names', async () => {
    await desk.change({
      ...sql("select book_code, title || current_setting('library.ending') as title from book"),
      ...contract(`hooks:
  before: ["set local library.ending = '!'", "insert into audit.note values ('before')"]
  after: ["insert into audit.note select 'after ' || count(*) from spare where title like '%!'", "create statistics on book_code, title from spare"]`),
    });
    expect((await desk.build()).status).toBe('published');
    const notes = await desk.query<{ said: string; path: string; transaction: string }>(
      'select * from audit.note',
    );
    expect(notes.map(({ said }) => said)).toEqual(['before', 'after 3']);
    expect(new Set(notes.map(({ transaction }) => transaction)).size).toBe(1);
    expect(notes[0]!.path).toMatch(/^library__shadow__[0-9a-f]{8}, internal, marts, public$/);
    expect(
      await desk.query("select 1 as kept from pg_statistic_ext where stxrelid = 'marts.spare'::regclass"),
    ).toHaveLength(1);
    expect((await desk.build()).status).toBe('nothing');
  });

  it('leave statistics beside their table, publish after publish, and no schema behind', async () => {
    for (const title of ['title', 'upper(title)', 'lower(title)']) {
      await desk.change({
        ...sql(`select book_code, ${title} as title from book`),
        ...contract('hooks: { after: ["create statistics on book_code, title from spare"] }'),
      });
      expect(await desk.build()).toMatchObject({ status: 'published', leftovers: [] });
    }
    expect(
      await desk.query(
        "select stxnamespace::regnamespace::text as schema from pg_statistic_ext where stxrelid = 'marts.spare'::regclass",
      ),
    ).toEqual([{ schema: 'marts' }]);
    expect(await desk.query("select 1 from pg_namespace where nspname ~ '__(shadow|retired)__'")).toEqual([]);
  });

  it('rebuild the model when one of them changes', async () => {
    await desk.change({ ...sql('select book_code, title from book'), ...contract('') });
    await desk.build();
    await desk.change(contract(`hooks: { after: ["insert into audit.note values ('once more')"] }`));
    const { models } = await desk.build();
    expect(models.find(({ model }) => model === 'spare')).toMatchObject({
      action: 'replace',
      reasons: ['changed: hooks'],
    });
  });

  it('undo what they did when the model fails, and the model when they fail, with the place', async () => {
    await desk.change({
      ...sql('select book_code, (1 / (length(title) - length(title)))::text as title from book'),
      ...contract(`hooks:\n  before: ["insert into audit.note values ('before')"]`),
    });
    expect(await failing()).toMatch(/spare\.sql:1:1 division by zero/);
    expect(await desk.query('select * from audit.note')).toEqual([]);
    await desk.change({
      ...sql('select book_code, title from book'),
      ...contract(
        `hooks:\n  before: ["insert into audit.note values ('before')"]\n  after: ["select 1", "update spare set titel = ''"]`,
      ),
    });
    expect(await failing()).toMatch(
      /spare\.yml:5:23 hook: column "titel" of relation "spare" does not exist/,
    );
    expect(await desk.query('select * from audit.note')).toEqual([]);
  });

  it('mean the new rows by the name of a model that is patched', async () => {
    await desk.change({
      'marts/loan_history.sql': 'select loan_id, book_code from desk.loan',
      'marts/loan_history.yml':
        'model: loan_history\nmaterialized: snapshot\nsnapshot: { key: [loan_id], strategy: check }\nhooks: { after: ["insert into audit.note select count(*) from loan_history"] }\ncolumns: { loan_id: { type: bigint }, book_code: { type: text } }\n',
      ...sql('select book_code, title from book'),
      ...contract(''),
    });
    await desk.build();
    await desk.query("update desk.loan set book_code = 'B9' where loan_id = 1");
    await desk.change({
      'marts/fct_loan.sql':
        "select loan_id, book_code, member_id, lent_at::date as lent_on, is_open, 1::numeric(10,2) as fine from stg_desk__loan where book_code <> 'B9'",
      'tests/every_loan_is_kept.sql': null,
    });
    const { models } = await desk.build();
    expect(models.find(({ model }) => model === 'loan_history')).toMatchObject({ action: 'patch', rows: 2 });
    expect(
      (await desk.query<{ said: string }>('select said from audit.note')).map(({ said }) => said),
    ).toEqual(['100', '2']);
    await desk.change({ 'marts/loan_history.sql': null, 'marts/loan_history.yml': null });
    await desk.query('drop table marts.loan_history');
  });

  it('stop a model that takes too long, and say whose time it was', async () => {
    await desk.change({
      ...sql('select book_code, pg_sleep(60)::text as title from book'),
      ...contract('statement_timeout: 100ms'),
    });
    expect(await failing()).toMatch(
      /spare\.yml:3:20 a statement of spare took longer than statement_timeout, 100ms; make it faster, or raise statement_timeout/,
    );
    await desk.change({
      ...sql('select book_code, title from book'),
      ...contract('statement_timeout: 100ms\nhooks: { after: [select pg_sleep(60)] }'),
    });
    expect(await failing()).toMatch(
      /spare\.yml:3:20 a hook of spare took longer than statement_timeout, 100ms/,
    );
  });

  it('leave the next model of the session its own time', async () => {
    await desk.change({
      ...sql('select book_code, title from book'),
      ...contract('statement_timeout: 1h'),
      'marts/later.sql': "select book_code, current_setting('statement_timeout') as setting from spare",
      'marts/later.yml':
        'model: later\nmaterialized: table\ncolumns: { book_code: { type: text }, setting: { type: text } }\n',
    });
    expect((await desk.build({ threads: 1 })).status).toBe('published');
    expect(await desk.query('select distinct setting from marts.later')).toEqual([{ setting: '0' }]);
  });
});
