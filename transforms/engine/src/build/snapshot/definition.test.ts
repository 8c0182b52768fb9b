import { compile } from '../../cli/compile.ts';
import { all, memberDesk, plain, snapshot, sql, timed } from '../../testing/members.ts';

describe('the definition of a snapshot', () => {
  let desk: Awaited<ReturnType<typeof memberDesk>>;
  beforeEach(async () => {
    desk = await memberDesk();
  });
  afterEach(() => desk.drop());

  it('keeps its history through a new column, a wider type, another schema and an index', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await desk.built();
    await desk.query('update desk.member set level = 7 where member_id = 1');
    await desk.built();
    const before = await desk.history();
    await desk.change({
      ...sql('select member_id, name, level::bigint as level, upper(name) as shout from desk.member'),
      ...snapshot(
        'strategy: check, check_columns: [name]',
        'member_id: { type: bigint }, name: { type: text }, level: { type: bigint }, shout: { type: text }',
        'indexes: [{ columns: [member_id] }]\n',
      ),
    });
    expect(await desk.built()).toMatchObject({ action: 'replace', change: 'breaking' });
    expect((await desk.history()).map((row) => ({ ...row, level: Number(row['level']) }))).toEqual(before);
    expect(await desk.query('select distinct shout from marts.member_history')).toEqual([{ shout: null }]);
    await desk.query("update desk.member set name = 'Abe' where member_id = 1");
    await desk.built();
    expect(
      await desk.query('select shout from marts.member_history where member_id = 1 order by valid_from'),
    ).toEqual([{ shout: null }, { shout: null }, { shout: 'ABE' }]);
    await desk.change({
      'project.yml':
        'project: library\nschemas: { staging: internal, marts: kept, seeds: internal }\nsources: [sources/*.yml]\n',
    });
    await desk.built();
    expect(await desk.query('select count(*)::int as rows from kept.member_history')).toEqual([{ rows: 4 }]);
  });

  it('follows its rows through a type that compares with the old one only by a cast', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check, hard_deletes: close') });
    await desk.built();
    await desk.change({
      ...sql('select member_id::text as member_id, name, level::text as level from desk.member'),
      ...snapshot(
        'strategy: check, hard_deletes: close',
        'member_id: { type: text }, name: { type: text }, level: { type: text }',
      ),
    });
    await desk.query('update desk.member set level = 9 where member_id = 1');
    await desk.query('delete from desk.member where member_id = 2');
    expect(await desk.built()).toMatchObject({ status: 'published', action: 'replace' });
    expect((await desk.history()).map((row) => [row['level'], row['valid_to'] === null])).toEqual([
      ['1', false],
      ['9', true],
      ['2', false],
    ]);
  });

  it('keeps what others granted on it, patched or made anew', async () => {
    await desk.query(
      'do $$ begin create role library_clerk; exception when duplicate_object or unique_violation then null; end $$',
    );
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await desk.built();
    await desk.query('grant select on marts.member_history to library_clerk');
    const granted = () =>
      desk.query(
        "select has_table_privilege('library_clerk', 'marts.member_history', 'select') as clerk, has_table_privilege('library_reader', 'marts.member_history', 'select') as reader, col_description('marts.member_history'::regclass, 4) as said",
      );
    const expected = [{ clerk: true, reader: true, said: 'Tells the versions of all rows apart.' }];
    await desk.query('update desk.member set level = 4');
    expect(await desk.built()).toMatchObject({ action: 'patch' });
    expect(await granted()).toEqual(expected);
    await desk.change(sql('select member_id, name, level from desk.member where true'));
    expect(await desk.built()).toMatchObject({ action: 'replace' });
    expect(await granted()).toEqual(expected);
  });

  it('is compiled to what a first build sends', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    const [compiled] = await compile(desk.directory, { select: 'member_history' });
    await desk.query('create schema marts; create schema internal');
    await desk.query(compiled!.sql);
    expect(await desk.history()).toHaveLength(2);
  });

  it('refuses rows that it cannot follow, with some of them', async () => {
    await desk.change(timed);
    await desk.query("insert into desk.member values (1, 'Twin', 1, '2026-01-01Z')");
    expect((await desk.built()).shown).toMatch(
      /member_history\.yml:4:11 the query of member_history returns 1 key more than once, such as {"times":2,"member_id":1}; \(member_id\) must tell rows apart/,
    );
    await desk.query("update desk.member set member_id = null where name = 'Twin'");
    expect((await desk.built()).shown).toMatch(
      /returns 1 row without member_id, such as {.*"Twin".*}; a snapshot needs the key of every row/,
    );
    await desk.query("update desk.member set member_id = 3, changed_at = null where name = 'Twin'");
    expect((await desk.built()).shown).toMatch(
      /returns 1 row without changed_at, such as .*; a snapshot needs to know when every row changed/,
    );
    expect(await desk.query("select relname from pg_class where relname like 'rows\\_of\\_%'")).toEqual([]);
  });

  it('shows an error of its query in the model’s line', async () => {
    await desk.change({
      ...sql('select member_id, name,\n    level / (level - level) as level from desk.member'),
      ...snapshot('strategy: check'),
    });
    expect((await desk.built()).shown).toMatch(/member_history\.sql:1:1 division by zero/);
  });

  it('is never lost to a change of its definition', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await desk.built();
    await desk.query("update desk.member set name = 'Ann Lee' where member_id = 1");
    await desk.built();
    const begin =
      'and marts.member_history holds a history that cannot be built again; begin a new one in member_history.v2.sql';
    await desk.change({
      ...sql('select member_id, name from desk.member'),
      ...snapshot('strategy: check', 'member_id: { type: bigint }, name: { type: text }'),
    });
    await expect(desk.build()).rejects.toThrow(`member_history.level leaves the contract, ${begin}`);
    await desk.change({
      ...plain,
      'marts/member_history.yml': `model: member_history\nmaterialized: snapshot\nsnapshot: { key: [member_id, name], strategy: check }\ncolumns: { ${all} }\n`,
    });
    await expect(desk.build()).rejects.toThrow(`the key of member_history is another one, ${begin}`);
    await desk.change({
      'marts/member_history.yml': `model: member_history\nmaterialized: table\ncolumns: { ${all} }\n`,
    });
    await expect(desk.build()).rejects.toThrow(`member_history is a table now, ${begin}`);
    await desk.change({
      ...sql('select member_id, name::varchar(3) as name, level from desk.member'),
      ...snapshot(
        'strategy: check',
        'member_id: { type: bigint }, name: { type: varchar(3) }, level: { type: integer }',
      ),
    });
    expect((await desk.built()).shown).toMatch(
      /member_history\.name was text and is varchar\(3\) now, which would change 1 row of its history; keep text, or begin a new history in member_history\.v2\.sql/,
    );
    await desk.change({
      ...sql('select member_id, level as name, level from desk.member'),
      ...snapshot(
        'strategy: check',
        'member_id: { type: bigint }, name: { type: integer }, level: { type: integer }',
      ),
    });
    expect((await desk.built()).shown).toMatch(
      /name was text and is integer now, which its history does not fit: invalid input syntax/,
    );
    await desk.change({ 'marts/member_history.sql': null, 'marts/member_history.yml': null });
    await expect(desk.build()).rejects.toThrow(
      'snapshot member_history left the project, and its history cannot be built again; put it back, or drop table marts.member_history yourself and build again',
    );
    expect(await desk.history()).toHaveLength(3);
    await desk.query('drop table marts.member_history');
    expect((await desk.build()).status).toBe('published');
  });

  it('publishes no relation without a log', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await desk.built();
    await desk.query('update desk.member set level = 0');
    await desk.built();
    expect(
      await desk.query(
        "select relname from pg_class where relnamespace in ('marts'::regnamespace, 'internal'::regnamespace) and relpersistence <> 'p'",
      ),
    ).toEqual([]);
  });
});
