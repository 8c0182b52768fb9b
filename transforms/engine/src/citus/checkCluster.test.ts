import { citusServers } from '../testing/citus.ts';
import { library, type Changes } from '../testing/library.ts';
import { spread, tableContract } from '../testing/spread.ts';

const counted = 'key: { type: text }, times: { type: bigint }';

const model = (name: string, sql: string, columns = counted, more = ''): Changes => ({
  [`marts/${name}.sql`]: sql,
  [`marts/${name}.yml`]: tableContract(name, columns, more),
});

/** Loans spread by member: not colocated with those by book. */
const byMember = model(
  'by_member',
  'select member_id, count(*) as times from fct_loan group by member_id',
  'member_id: { type: bigint }, times: { type: bigint }',
  'distribution: hash(member_id)\nshard_count: 4\n',
);

const accepted: Changes = {
  ...model(
    'outer_join',
    'select f.book_code as key, count(m.times) as times from fct_loan as f left join by_member as m on m.member_id = f.member_id group by 1',
  ),
  ...model(
    'inner_join',
    'select f.book_code as key, count(m.times) as times from fct_loan as f join by_member as m on m.member_id = f.member_id group by 1',
  ),
  ...model(
    'rolled_up',
    'with counted as (select book_code as key, count(*) as times from fct_loan group by 1) select key, sum(times)::bigint as times from counted group by rollup (key)',
  ),
  ...model(
    'colocated',
    'select l.book_code as key, l.loans as times from loans_by_book as l where exists (select from fct_loan as f where f.book_code = l.book_code)',
  ),
  ...model(
    'looked_up',
    'select f.book_code as key, count((select b.title from book as b where b.book_code = f.book_code)) as times from fct_loan as f group by 1',
  ),
};

describe.each(citusServers)('what is checked before a build on %s', (_, database) => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library({ ...spread, ...byMember }, await database());
  });
  afterAll(() => desk?.drop());

  it('accepts what Citus can plan, and builds it', async () => {
    await desk.change(accepted);
    const built = await desk.build();
    expect([...built.models, ...built.tests].flatMap(({ error }) => error?.message ?? [])).toEqual([]);
    for (const [name, total] of Object.entries({
      outer_join: '100',
      inner_join: '100',
      rolled_up: '200',
      colocated: '100',
      looked_up: '100',
    }))
      expect(
        await desk.query(`select '${name}' as name, sum(times)::text as total from marts.${name}`),
      ).toEqual([{ name, total }]);
  });

  it.each([
    [
      'ROLLUP over spread rows',
      'select book_code as key, count(*) as times\nfrom fct_loan\ngroup by rollup (book_code)',
      'refused.sql:3:10 Citus plans no GROUPING SETS, ROLLUP or CUBE over fct_loan, whose rows are spread',
    ],
    [
      'WITH RECURSIVE beside spread rows, through a view too',
      "with recursive n as (select 1 as i union all select i + 1 from n where i < 3)\nselect 'n' || i as key, (select count(*) from seen) as times from n",
      'refused.sql:1:1 Citus plans no WITH RECURSIVE in a query of seen, whose rows are spread',
    ],
    [
      'a subquery of spread rows that are not colocated',
      'select f.book_code as key, (select m.times from by_member as m where m.member_id = f.member_id) as times\nfrom fct_loan as f',
      'refused.sql:1:84 a subquery of by_member uses a row of fct_loan, and they are not joined by member_id and book_code as colocated models',
    ],
    [
      'a LATERAL of spread rows that are not colocated',
      'select f.book_code as key, m.times from fct_loan as f\ncross join lateral (select * from by_member as b where b.member_id = f.member_id limit 1) as m',
      'refused.sql:2:70 a subquery of by_member uses a row of fct_loan',
    ],
    [
      'a subquery of spread rows from rows that are not spread',
      'select b.book_code as key, (select count(*) from fct_loan as f where f.book_code = b.book_code) as times from book as b',
      'refused.sql:1:84 a subquery of fct_loan, whose rows are spread, uses a row of book, which is not spread',
    ],
    [
      'a subquery of rows on the coordinator from spread rows',
      'select f.book_code as key, (select count(*) from dim_book as d where d.book_code = f.book_code) as times from fct_loan as f',
      'refused.sql:1:84 a subquery of dim_book, which is on the coordinator alone, uses a row of fct_loan',
    ],
  ])('refuses %s', async (_name, sql, message) => {
    await desk.change({
      ...model('refused', sql),
      'marts/seen.sql': 'select loan_id from fct_loan',
      'marts/seen.yml': 'model: seen\nmaterialized: view\ncolumns: { loan_id: { type: bigint } }\n',
    });
    await expect(desk.build()).rejects.toThrow(message);
  });

  it.each([
    [
      'indexes: [{ columns: [times], unique: true }]\n',
      'refused.yml:5:11 this unique index lacks key: rows of refused are spread by key, and a node sees only its own; add key to it',
    ],
    [
      'grain: { description: one row per count, key: [times] }\n',
      'the key of the grain lacks key: rows of refused are spread by key',
    ],
  ])('refuses %j', async (more, message) => {
    await desk.change(
      model(
        'refused',
        'select book_code as key, count(*) as times from fct_loan group by 1',
        counted,
        `distribution: hash(key)\n${more}`,
      ),
    );
    await expect(desk.build()).rejects.toThrow(message);
  });
});

describe('distribution on one PostgreSQL', () => {
  it('is not used, which is said once', async () => {
    const desk = await library({
      ...spread,
      ...model(
        'by_time',
        'select book_code as key, count(*) as times from fct_loan group by 1',
        counted,
        'distribution: hash(key)\nindexes: [{ columns: [times, key], unique: true }]\n',
      ),
    });
    try {
      const said: string[] = [];
      const built = await desk.build({ log: (message) => said.push(message) });
      expect(built.status).toBe('published');
      expect(said).toEqual([
        'distribution of book, by_time, fct_loan, loans_by_book is not used: the server has no Citus, all rows are on it',
      ]);
      await desk.build({ log: (message) => said.push(message) });
      expect(said).toHaveLength(1);
    } finally {
      await desk.drop();
    }
  });
});
