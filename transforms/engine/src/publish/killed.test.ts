import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { contents } from '../testing/contents.ts';
import { library } from '../testing/library.ts';
import { plain, snapshot } from '../testing/members.ts';
import { till, tillTable } from '../testing/till.ts';

const killedAt = join(import.meta.dirname, '../testing/killedAt.ts');

/** A project in which one publish replaces, patches and refreshes, and adds to a history. */
const all = {
  ...till(),
  'sources/member.yml':
    'source: desk.member\ncolumns: { member_id: { type: bigint }, name: { type: text }, level: { type: integer } }\n',
  ...plain,
  ...snapshot('strategy: check'),
};

describe('a build that is killed while it publishes', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library(all);
    await desk.query(`${tillTable};
      create table desk.member (member_id bigint, name text, level integer);
      insert into desk.member values (1, 'Ann', 1), (2, null, 2)`);
    await desk.build();
    await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
    await desk.query('update desk.member set level = 3 where member_id = 1');
    await desk.change({
      'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One!,0.1\nB2,Two!,0.1\nB3,Three!,0.2\n',
    });
  });
  afterEach(() => desk.drop());

  const live = () => contents(desk.query);
  const rows = (relations: Record<string, string[]>, name: string, part: string) =>
    relations[`marts.${name}`]!.filter((row) => row.includes(part)).length;
  const ownSchemas = () =>
    desk.query("select nspname from pg_namespace where nspname ~ '^library__' order by nspname");
  const publications = async () =>
    (await desk.query<{ number: number }>('select count(*)::int as number from ops.publication'))[0]!.number;

  const kill = async (moment: string): Promise<void> => {
    const child = spawn(process.execPath, [killedAt, desk.directory, desk.url, moment], { stdio: 'inherit' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const sessions = async () =>
      (await desk.query("select from pg_stat_activity where application_name like 'rosetta-transform%'"))
        .length;
    while ((await sessions()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  /** All of the new generation, and nothing else. */
  const expectNew = async (): Promise<void> => {
    const relations = await live();
    expect(rows(relations, 'dim_book', '!')).toBe(3);
    expect(rows(relations, 'fct_payment', '(100,2026-01-05')).toBe(1);
    expect(rows(relations, 'fct_day', '2026-01-05')).toBe(1);
    expect(relations['marts.member_history']).toHaveLength(3);
    expect(await publications()).toBe(2);
    expect(await ownSchemas()).toEqual([]);
  };

  it.each([
    'the new rows are in place',
    'the publication is locked',
    'everything was moved',
    'it would commit',
  ])('when %s: the old is live and whole, and the next build publishes', async (moment) => {
    const before = await live();
    await kill(moment);
    expect(await live()).toEqual(before);
    expect(await publications()).toBe(1);
    expect(await ownSchemas()).not.toEqual([]); // what it built is still there
    const built = await desk.build();
    expect(built).toMatchObject({ status: 'published', leftovers: [] });
    expect(new Set(built.models.map(({ action }) => action))).toEqual(
      new Set(['keep', 'amend', 'replace', 'patch', 'refresh']),
    );
    await expectNew();
  });

  it('when it was committed: the new is live and whole, and the next build only cleans up', async () => {
    await kill('it was committed');
    expect(await ownSchemas()).not.toEqual([]);
    expect(await desk.build()).toMatchObject({ status: 'nothing', leftovers: [] });
    await expectNew();
  });
});
