import { compile } from '../../cli/compile.ts';
import { formatDiagnostic } from '../../text/diagnostics.ts';
import { library, type Changes } from '../../testing/library.ts';

const source =
  'source: desk.member\ncolumns: { member_id: { type: bigint }, name: { type: text }, level: { type: integer }, changed_at: { type: timestamptz } }\n';

const all = 'member_id: { type: bigint }, name: { type: text }, level: { type: integer }';

const snapshot = (how: string, columns = all, more = ''): Changes => ({
  'marts/member_history.yml': `model: member_history\ndescription: Members as they were.\nmaterialized: snapshot\n${more}snapshot: { key: [member_id], ${how} }\ncolumns: { ${columns} }\n`,
});

const sql = (text: string): Changes => ({ 'marts/member_history.sql': text });
const plain = sql('select member_id, name, level from desk.member');
const timed = {
  ...sql('select member_id, name, level, changed_at from desk.member'),
  ...snapshot('strategy: timestamp, updated_at: changed_at', `${all}, changed_at: { type: timestamptz }`),
};

interface Version {
  member_id: number;
  name: string | null;
  level: number | null;
  from: number;
  to: number | null;
}

describe('a snapshot', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library({ 'sources/member.yml': source });
    await desk.query(
      "create table desk.member (member_id bigint, name text, level integer, changed_at timestamptz); insert into desk.member values (1, 'Ann', 1, '2026-01-01Z'), (2, null, 2, '2026-01-02Z')",
    );
  });
  afterEach(() => desk.drop());

  const built = async () => {
    const result = await desk.build();
    const step = result.models.find(({ model }) => model === 'member_history')!;
    return { ...step, status: result.status, shown: step.error && formatDiagnostic(step.error) };
  };
  const history = () =>
    desk.query<Record<string, unknown>>(
      'select member_id::int, name, level, valid_from, valid_to from marts.member_history order by member_id, valid_from',
    );

  it('keeps what changed by a column that tells when, in patches, and nothing when nothing changed', async () => {
    await desk.change(timed);
    expect(await built()).toMatchObject({ action: 'replace', status: 'published', rows: 2 });
    await desk.query(
      "update desk.member set level = 5, changed_at = '2026-02-01Z' where member_id = 1; update desk.member set name = 'late', changed_at = '2026-01-01Z' where member_id = 2; insert into desk.member values (3, 'Cy', 1, '2026-02-02Z')",
    );
    expect(await built()).toMatchObject({ action: 'patch', status: 'published', rows: 3 });
    const at = (text: string) => new Date(`${text}Z`);
    expect(await history()).toEqual([
      { member_id: 1, name: 'Ann', level: 1, valid_from: at('2026-01-01'), valid_to: at('2026-02-01') },
      { member_id: 1, name: 'Ann', level: 5, valid_from: at('2026-02-01'), valid_to: null },
      { member_id: 2, name: null, level: 2, valid_from: at('2026-01-02'), valid_to: null },
      { member_id: 3, name: 'Cy', level: 1, valid_from: at('2026-02-02'), valid_to: null },
    ]);
    expect((await desk.build()).status).toBe('nothing');
    await desk.query('delete from desk.member where member_id = 3');
    expect(await built()).toMatchObject({ action: 'patch', rows: 0 });
    expect(await history()).toHaveLength(4);
  });

  it.each([1, 2, 3])(
    'equals a history kept by hand, through random changes (%d)',
    async (seed) => {
      await desk.change({ ...plain, ...snapshot('strategy: check, hard_deletes: close') });
      await desk.query('truncate desk.member');
      const random = generator(seed);
      const expected: Version[] = [];
      for (let step = 1; step <= 8; step++) {
        for (let change = random(4); change >= 0; change--) {
          const id = random(4);
          const name = [null, 'a', 'b'][random(3)] ?? null;
          const level = [null, 1, 2][random(3)] ?? null;
          await desk.query(`delete from desk.member where member_id = ${id}`);
          if (random(4) > 0)
            await desk.query(
              `insert into desk.member values (${id}, ${name === null ? 'null' : `'${name}'`}, ${level})`,
            );
        }
        const now = await desk.query<Version>('select member_id::int, name, level from desk.member');
        for (const version of expected.filter(({ to }) => to === null)) {
          const row = now.find(({ member_id }) => member_id === version.member_id);
          if (row?.name !== version.name || row.level !== version.level) version.to = step;
        }
        for (const row of now)
          if (!expected.some(({ member_id, to }) => to === null && member_id === row.member_id))
            expected.push({ ...row, from: step, to: null });
        expect((await desk.build()).status).not.toBe('failed');
      }
      const actual = await desk.query<Omit<Version, 'from' | 'to'> & { from: string; to: string | null }>(
        'select member_id::int, name, level, valid_from::text as "from", valid_to::text as "to" from marts.member_history',
      );
      // The clock's times, in their order, are the steps in which something changed.
      const times = (rows: { from: unknown; to: unknown }[]) =>
        [...new Set(rows.flatMap(({ from, to }) => [from, to]))].filter((time) => time !== null).sort();
      const [steps, clock] = [times(expected), times(actual)];
      expect(clock).toHaveLength(steps.length);
      const stepOf = (time: string | null) => (time === null ? null : steps[clock.indexOf(time)]);
      const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(
        sorted(actual.map(({ from, to, ...row }) => ({ ...row, from: stepOf(from), to: stepOf(to) }))),
      ).toEqual(sorted(expected));
      expect(expected.filter(({ to }) => to !== null).length).toBeGreaterThan(3);
      const ids = await desk.query(
        'select 1 from marts.member_history group by snapshot_id having count(*) > 1',
      );
      expect(ids).toEqual([]);
    },
    60_000,
  );

  it('compares only the columns that it is told to, and json by its text', async () => {
    await desk.change({
      ...sql("select member_id, name, level, json_build_object('name', name) as more from desk.member"),
      ...snapshot('strategy: check, check_columns: [more]', `${all}, more: { type: json }`),
    });
    await built();
    await desk.query('update desk.member set level = 9');
    expect(await built()).toMatchObject({ rows: 0 });
    await desk.query("update desk.member set name = 'Bo' where member_id = 2");
    expect(await built()).toMatchObject({ rows: 2 });
  });

  it('keeps its history through a new column, a wider type, another schema and an index', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await built();
    await desk.query('update desk.member set level = 7 where member_id = 1');
    await built();
    const before = await history();
    await desk.change({
      ...sql('select member_id, name, level::bigint as level, upper(name) as shout from desk.member'),
      ...snapshot(
        'strategy: check, check_columns: [name]',
        'member_id: { type: bigint }, name: { type: text }, level: { type: bigint }, shout: { type: text }',
        'indexes: [{ columns: [member_id] }]\n',
      ),
    });
    expect(await built()).toMatchObject({ action: 'replace', change: 'breaking' });
    expect((await history()).map((row) => ({ ...row, level: Number(row['level']) }))).toEqual(before);
    expect(await desk.query('select distinct shout from marts.member_history')).toEqual([{ shout: null }]);
    await desk.query("update desk.member set name = 'Abe' where member_id = 1");
    await built();
    expect(
      await desk.query('select shout from marts.member_history where member_id = 1 order by valid_from'),
    ).toEqual([{ shout: null }, { shout: null }, { shout: 'ABE' }]);
    await desk.change({
      'project.yml':
        'project: library\nschemas: { staging: internal, marts: kept, seeds: internal }\nsources: [sources/*.yml]\n',
    });
    await built();
    expect(await desk.query('select count(*)::int as rows from kept.member_history')).toEqual([{ rows: 4 }]);
  });

  it('begins anew with a key that comes back, after it ended', async () => {
    await desk.change({
      ...timed,
      ...snapshot(
        'strategy: timestamp, updated_at: changed_at, hard_deletes: close',
        `${all}, changed_at: { type: timestamptz }`,
      ),
    });
    await built();
    await desk.query('delete from desk.member');
    expect(await built()).toMatchObject({ action: 'patch', rows: 2 });
    expect(await desk.query('select 1 from marts.member_history where valid_to is null')).toEqual([]);
    await desk.query("insert into desk.member values (1, 'Ann', 1, '2026-01-01Z')");
    expect(await built()).toMatchObject({ action: 'patch', rows: 1 });
    expect(
      await desk.query(
        'select before.valid_to = after.valid_from as adjoins, after.valid_to from marts.member_history as before join marts.member_history as after using (member_id) where before.valid_from < after.valid_from',
      ),
    ).toEqual([{ adjoins: true, valid_to: null }]);
  });

  it('keeps what others granted on it, patched or made anew', async () => {
    await desk.query(
      'do $$ begin create role library_clerk; exception when duplicate_object or unique_violation then null; end $$',
    );
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await built();
    await desk.query('grant select on marts.member_history to library_clerk');
    const granted = () =>
      desk.query(
        "select has_table_privilege('library_clerk', 'marts.member_history', 'select') as clerk, has_table_privilege('library_reader', 'marts.member_history', 'select') as reader, col_description('marts.member_history'::regclass, 4) as said",
      );
    const expected = [{ clerk: true, reader: true, said: 'Tells the versions of all rows apart.' }];
    await desk.query('update desk.member set level = 4');
    expect(await built()).toMatchObject({ action: 'patch' });
    expect(await granted()).toEqual(expected);
    await desk.change(sql('select member_id, name, level from desk.member where true'));
    expect(await built()).toMatchObject({ action: 'replace' });
    expect(await granted()).toEqual(expected);
  });

  it('is compiled to what a first build sends', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    const [compiled] = await compile(desk.directory, { select: 'member_history' });
    await desk.query('create schema marts; create schema internal');
    await desk.query(compiled!.sql);
    expect(await history()).toHaveLength(2);
  });

  it('is published with what reads it, all or nothing', async () => {
    await desk.change({
      ...plain,
      ...snapshot('strategy: check'),
      'marts/member_now.sql': 'select member_id, level from member_history where valid_to is null',
      'marts/member_now.yml':
        'model: member_now\nmaterialized: table\ncolumns: { member_id: { type: bigint, tests: [unique] }, level: { type: integer, tests: [{ expression: level < 10 }] } }\n',
    });
    await built();
    await desk.query('update desk.member set level = 10 where member_id = 1');
    const { status } = await desk.build();
    expect(status).toBe('failed');
    expect(await history()).toHaveLength(2);
    await desk.query('update desk.member set level = 9 where member_id = 1');
    expect((await desk.build()).status).toBe('published');
    expect(await history()).toHaveLength(3);
    expect(await desk.query('select level from marts.member_now order by member_id')).toEqual([
      { level: 9 },
      { level: 2 },
    ]);
  });

  it('shows readers one current row per key, whatever is published meanwhile', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await built();
    let publishing = true;
    let reads = 0;
    const wrong: unknown[] = [];
    const reader = async () => {
      while (publishing) {
        const rows = await desk.query(
          'select member_id::int, count(*)::int as current from marts.member_history where valid_to is null group by 1 order by 1',
        );
        reads++;
        if (JSON.stringify(rows) !== '[{"member_id":1,"current":1},{"member_id":2,"current":1}]')
          wrong.push(rows);
      }
    };
    const readers = [reader(), reader(), reader()];
    for (let level = 10; level < 20; level++) {
      await desk.query(`update desk.member set level = ${level}`);
      expect(await built()).toMatchObject({ action: 'patch', rows: 4 });
    }
    publishing = false;
    await Promise.all(readers);
    expect(wrong).toEqual([]);
    expect(reads).toBeGreaterThan(50);
  });

  it('refuses rows that it cannot follow, with some of them', async () => {
    await desk.change(timed);
    await desk.query("insert into desk.member values (1, 'Twin', 1, '2026-01-01Z')");
    expect((await built()).shown).toMatch(
      /member_history\.yml:4:11 the query of member_history returns 1 key more than once, such as {"times":2,"member_id":1}; \(member_id\) must tell rows apart/,
    );
    await desk.query("update desk.member set member_id = null where name = 'Twin'");
    expect((await built()).shown).toMatch(
      /returns 1 row without member_id, such as {.*"Twin".*}; a snapshot needs the key of every row/,
    );
    await desk.query("update desk.member set member_id = 3, changed_at = null where name = 'Twin'");
    expect((await built()).shown).toMatch(
      /returns 1 row without changed_at, such as .*; a snapshot needs to know when every row changed/,
    );
    expect(await desk.query("select relname from pg_class where relname like 'rows\\_of\\_%'")).toEqual([]);
  });

  it('shows an error of its query in the model’s line', async () => {
    await desk.change({
      ...sql('select member_id, name,\n    level / (level - level) as level from desk.member'),
      ...snapshot('strategy: check'),
    });
    expect((await built()).shown).toMatch(/member_history\.sql:1:1 division by zero/);
  });

  it('is never lost to a change of its definition', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await built();
    await desk.query("update desk.member set name = 'Ann Lee' where member_id = 1");
    await built();
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
    expect((await built()).shown).toMatch(
      /member_history\.name was text and is varchar\(3\) now, which would change 1 row of its history; keep text, or begin a new history in member_history\.v2\.sql/,
    );
    await desk.change({
      ...sql('select member_id, level as name, level from desk.member'),
      ...snapshot(
        'strategy: check',
        'member_id: { type: bigint }, name: { type: integer }, level: { type: integer }',
      ),
    });
    expect((await built()).shown).toMatch(
      /name was text and is integer now, which its history does not fit: invalid input syntax/,
    );
    await desk.change({ 'marts/member_history.sql': null, 'marts/member_history.yml': null });
    await expect(desk.build()).rejects.toThrow(
      'snapshot member_history left the project, and its history cannot be built again; put it back, or drop table marts.member_history yourself and build again',
    );
    expect(await history()).toHaveLength(3);
    await desk.query('drop table marts.member_history');
    expect((await desk.build()).status).toBe('published');
  });

  it('publishes no relation without a log', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await built();
    await desk.query('update desk.member set level = 0');
    await built();
    expect(
      await desk.query(
        "select relname from pg_class where relnamespace in ('marts'::regnamespace, 'internal'::regnamespace) and relpersistence <> 'p'",
      ),
    ).toEqual([]);
  });
});

/** Whole numbers below a limit, the same ones for the same seed. */
const generator = (seed: number) => {
  let state = seed;
  return (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * limit);
  };
};
