import { generator } from '../../testing/generator.ts';
import { all, memberDesk, plain, snapshot, sql, timed } from '../../testing/members.ts';

interface Version {
  member_id: number;
  name: string | null;
  level: number | null;
  from: number;
  to: number | null;
}

describe('a snapshot', () => {
  let desk: Awaited<ReturnType<typeof memberDesk>>;
  beforeEach(async () => {
    desk = await memberDesk();
  });
  afterEach(() => desk.drop());

  it('keeps what changed by a column that tells when, in patches, and nothing when nothing changed', async () => {
    await desk.change(timed);
    expect(await desk.built()).toMatchObject({ action: 'replace', status: 'published', rows: 2 });
    await desk.query(
      "update desk.member set level = 5, changed_at = '2026-02-01Z' where member_id = 1; update desk.member set name = 'late', changed_at = '2026-01-01Z' where member_id = 2; insert into desk.member values (3, 'Cy', 1, '2026-02-02Z')",
    );
    expect(await desk.built()).toMatchObject({ action: 'patch', status: 'published', rows: 3 });
    const at = (text: string) => new Date(`${text}Z`);
    expect(await desk.history()).toEqual([
      { member_id: 1, name: 'Ann', level: 1, valid_from: at('2026-01-01'), valid_to: at('2026-02-01') },
      { member_id: 1, name: 'Ann', level: 5, valid_from: at('2026-02-01'), valid_to: null },
      { member_id: 2, name: null, level: 2, valid_from: at('2026-01-02'), valid_to: null },
      { member_id: 3, name: 'Cy', level: 1, valid_from: at('2026-02-02'), valid_to: null },
    ]);
    expect((await desk.build()).status).toBe('nothing');
    await desk.query('delete from desk.member where member_id = 3');
    expect(await desk.built()).toMatchObject({ action: 'patch', rows: 0 });
    expect(await desk.history()).toHaveLength(4);
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
    await desk.built();
    await desk.query('update desk.member set level = 9');
    expect(await desk.built()).toMatchObject({ rows: 0 });
    await desk.query("update desk.member set name = 'Bo' where member_id = 2");
    expect(await desk.built()).toMatchObject({ rows: 2 });
  });

  it('begins anew with a key that comes back, after it ended', async () => {
    await desk.change({
      ...timed,
      ...snapshot(
        'strategy: timestamp, updated_at: changed_at, hard_deletes: close',
        `${all}, changed_at: { type: timestamptz }`,
      ),
    });
    await desk.built();
    await desk.query('delete from desk.member');
    expect(await desk.built()).toMatchObject({ action: 'patch', rows: 2 });
    expect(await desk.query('select 1 from marts.member_history where valid_to is null')).toEqual([]);
    await desk.query("insert into desk.member values (1, 'Ann', 1, '2026-01-01Z')");
    expect(await desk.built()).toMatchObject({ action: 'patch', rows: 1 });
    expect(
      await desk.query(
        'select before.valid_to = after.valid_from as adjoins, after.valid_to from marts.member_history as before join marts.member_history as after using (member_id) where before.valid_from < after.valid_from',
      ),
    ).toEqual([{ adjoins: true, valid_to: null }]);
  });

  it('is published with what reads it, all or nothing', async () => {
    await desk.change({
      ...plain,
      ...snapshot('strategy: check'),
      'marts/member_now.sql': 'select member_id, level from member_history where valid_to is null',
      'marts/member_now.yml':
        'model: member_now\nmaterialized: table\ncolumns: { member_id: { type: bigint, tests: [unique] }, level: { type: integer, tests: [{ expression: level < 10 }] } }\n',
    });
    await desk.built();
    await desk.query('update desk.member set level = 10 where member_id = 1');
    const { status } = await desk.build();
    expect(status).toBe('failed');
    expect(await desk.history()).toHaveLength(2);
    await desk.query('update desk.member set level = 9 where member_id = 1');
    expect((await desk.build()).status).toBe('published');
    expect(await desk.history()).toHaveLength(3);
    expect(await desk.query('select level from marts.member_now order by member_id')).toEqual([
      { level: 9 },
      { level: 2 },
    ]);
  });

  it('shows readers one current row per key, whatever is published meanwhile', async () => {
    await desk.change({ ...plain, ...snapshot('strategy: check') });
    await desk.built();
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
      expect(await desk.built()).toMatchObject({ action: 'patch', rows: 4 });
    }
    publishing = false;
    await Promise.all(readers);
    expect(wrong).toEqual([]);
    expect(reads).toBeGreaterThan(50);
  });
});
