import pg from 'pg';
import { library } from '../testing/library.ts';

/** One number goes through table, view and materialized view; a reader that sees two of them saw two generations. */
const generation = (number: number) => `select ${number} as generation`;
const contract = (name: string, materialized: string, indexes = '') =>
  `model: ${name}\nmaterialized: ${materialized}\ncolumns: { generation: { type: integer, tests: [not_null] } }\n${indexes}`;

describe('readers during publishes', () => {
  it('see the old or the new, never both, never an error', async () => {
    const desk = await library({
      'marts/gen_table.sql': generation(0),
      'marts/gen_table.yml': contract('gen_table', 'table'),
      'marts/gen_view.sql': 'select generation from gen_table',
      'marts/gen_view.yml': contract('gen_view', 'view'),
      'marts/gen_mv.sql': 'select generation from gen_view',
      'marts/gen_mv.yml': contract(
        'gen_mv',
        'materialized_view',
        'indexes: [{ columns: [generation], unique: true }]\n',
      ),
    });
    await desk.build();
    const counts = { statements: 0, transactions: 0 };
    const mixed: unknown[] = [];
    let over = false;
    const check = (row: Record<string, number>, kept: number): void => {
      if (new Set(Object.values(row)).size !== 1 || kept !== 100) mixed.push([row, kept]);
    };

    /** A single statement needs no lock of its own. */
    const statements = async (from: string): Promise<void> => {
      const client = new pg.Client({ connectionString: desk.url });
      await client.connect();
      while (!over) {
        const { rows } = await client.query(
          `select ${from}, (select count(*)::int from marts.fct_loan) as kept`,
        );
        const { kept, ...row } = rows[0] as Record<string, number>;
        check(row, kept!);
        counts.statements++;
      }
      await client.end();
    };

    /** A request of several statements opens with the publication. */
    const transactions = async (isolation: string): Promise<void> => {
      const client = new pg.Client({ connectionString: desk.url });
      await client.connect();
      const one = async (sql: string) => (await client.query<{ value: number }>(sql)).rows[0]!.value;
      while (!over) {
        await client.query(
          `begin isolation level ${isolation}; lock table ops.publication in access share mode`,
        );
        const before = await one('select max(publication_id)::int as value from ops.publication');
        const row = {
          mv: await one('select generation as value from marts.gen_mv'),
          view: await one('select generation as value from marts.gen_view'),
          table: await one('select generation as value from marts.gen_table'),
        };
        check(row, await one('select count(*)::int as value from marts.fct_loan'));
        if (before !== (await one('select max(publication_id)::int as value from ops.publication')))
          mixed.push(before);
        await client.query('commit');
        counts.transactions++;
      }
      await client.end();
    };

    const readers = [
      statements(
        '(select t.generation + v.generation - m.generation from marts.gen_table t, marts.gen_view v, marts.gen_mv m) as sum, (select generation from marts.gen_table) as t',
      ),
      statements(
        '(select generation from marts.gen_mv) as m, (select generation from marts.gen_view) as v, (select generation from marts.gen_table) as t',
      ),
      transactions('read committed'),
      transactions('repeatable read'),
    ];
    try {
      for (let number = 1; number <= 12; number++) {
        await desk.change({ 'marts/gen_table.sql': generation(number) });
        expect(await desk.build()).toMatchObject({ status: 'published' });
      }
    } finally {
      over = true;
      const ended = await Promise.allSettled(readers);
      expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled']);
      await desk.drop();
    }
    expect(mixed).toEqual([]);
    expect(counts.statements).toBeGreaterThan(50);
    expect(counts.transactions).toBeGreaterThan(20);
  }, 120_000);
});
