import { generator } from '../../testing/generator.ts';
import { memberDesk, timed } from '../../testing/members.ts';

interface Version {
  member_id: number;
  name: string | null;
  level: number;
  valid_from: Date;
  valid_to: Date | null;
}

describe('a snapshot by the time of changes', () => {
  let desk: Awaited<ReturnType<typeof memberDesk>>;
  beforeEach(async () => {
    desk = await memberDesk();
  });
  afterEach(() => desk.drop());

  it.each([1, 2])(
    'equals a history kept by hand, through random changes (%d)',
    async (seed) => {
      await desk.change(timed);
      await desk.query('truncate desk.member');
      const random = generator(seed);
      const expected: Version[] = [];
      let late = 0;
      for (let step = 1; step <= 8; step++) {
        for (let change = random(5); change >= 0; change--) {
          const id = random(4);
          await desk.query(`delete from desk.member where member_id = ${id}`);
          // Days go on, but some rows come with a day of before.
          if (random(5) > 0)
            await desk.query(
              `insert into desk.member values (${id}, ${['null', "'a'", "'b'"][random(3)]}, ${random(3)}, timestamptz '2026-01-01Z' + ${step + random(10)} * interval '1 day')`,
            );
        }
        const now = await desk.query<Omit<Version, 'valid_from' | 'valid_to'> & { changed_at: Date }>(
          'select member_id::int, name, level, changed_at from desk.member',
        );
        for (const { changed_at: valid_from, ...row } of now) {
          const current = expected.find(
            ({ member_id, valid_to }) => valid_to === null && member_id === row.member_id,
          );
          if (current && valid_from <= current.valid_from) {
            if (valid_from < current.valid_from) late++;
            continue;
          }
          if (current) current.valid_to = valid_from;
          expected.push({ ...row, valid_from, valid_to: null });
        }
        expect((await desk.build()).status).not.toBe('failed');
      }
      const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(await desk.history())).toEqual(sorted(expected));
      expect(expected.filter(({ valid_to }) => valid_to !== null).length).toBeGreaterThan(2);
      expect(late).toBeGreaterThan(0);
    },
    60_000,
  );
});
