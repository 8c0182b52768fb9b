import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { build } from '../build/build.ts';
import { readProject } from '../project/readProject.ts';
import { generations, readings, stampTable } from '../testing/generations.ts';
import { library } from '../testing/library.ts';

const publishes = Number(process.env['PUBLISHES'] ?? 200);

/** Runs a reader until it is told to stop; what it throws is what a reader of the marts would have seen. */
const reader = async (
  url: string,
  over: () => boolean,
  read: (client: pg.Client) => Promise<void>,
): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while (!over()) {
      await read(client);
      await pause(Math.random() * 30); // twenty that never rest would leave no processor to publish with
    }
  } finally {
    await client.end();
  }
};

describe('twenty readers', () => {
  it('see old or new over two hundred publishes, never both, never an error', async () => {
    const desk = await library(generations);
    await desk.query(stampTable);
    const project = await readProject(desk.directory);
    const publish = () => build(project, { database: desk.url, threads: 2 });
    await publish();
    const names = Object.keys(readings);
    const mixed: unknown[] = [];
    const counts = { statements: 0, transactions: 0 };
    let over = false;

    /** All of one generation, none older than this reader has seen, and what is kept is whole. */
    const checker = () => {
      let last = 0;
      return (seen: readonly (number | null)[], kept: number): void => {
        const [first] = seen;
        if (new Set(seen).size !== 1 || typeof first !== 'number' || first < last || kept !== 100)
          mixed.push([seen, last, kept]);
        last = first ?? last;
      };
    };

    /** One statement that reads every relation, in an order of its own, prepared once or sent as it is. */
    const single = (index: number) => {
      const check = checker();
      const turned = [...names.slice(index % names.length), ...names.slice(0, index % names.length)];
      const text = `select ${turned.map((name) => `(${readings[name]}) as ${name}`).join(', ')}, (select count(*)::int from marts.fct_loan) as kept`;
      return async (client: pg.Client): Promise<void> => {
        const { rows } = await client.query(index % 2 === 0 ? { text, name: 'all' } : text);
        const row = rows[0] as Record<string, number>;
        check(
          names.map((name) => row[name]!),
          row['kept']!,
        );
        counts.statements++;
      };
    };

    /** A request of several statements that opens with the publication. */
    const several = (isolation: string) => {
      const check = checker();
      return async (client: pg.Client): Promise<void> => {
        const one = async (sql: string) =>
          (await client.query<[number | null]>({ text: sql, rowMode: 'array' })).rows[0]?.[0] ?? null;
        await client.query(
          `begin isolation level ${isolation}; lock table ops.publication in access share mode`,
        );
        const seen = [];
        for (const name of names) seen.push(await one(readings[name]!));
        check(seen, (await one('select count(*)::int from marts.fct_loan'))!);
        await client.query('commit');
        counts.transactions++;
      };
    };

    const reads = [
      ...Array.from({ length: 8 }, (_, index) => single(index)),
      ...Array.from({ length: 6 }, () => several('read committed')),
      ...Array.from({ length: 6 }, () => several('repeatable read')),
    ];
    const readers = reads.map((read) => reader(desk.url, () => over, read));
    const actions = new Map<string, Set<string>>();
    try {
      for (let generation = 1; generation <= publishes; generation++) {
        await desk.query(
          `update desk.stamp set generation = ${generation}, loaded = ${generation} where day = '2026-01-31'`,
        );
        const { status, models } = await publish();
        expect(status).toBe('published');
        for (const { model, action } of models)
          actions.set(action, (actions.get(action) ?? new Set()).add(model));
      }
    } finally {
      over = true;
      const ended = await Promise.allSettled(readers);
      await desk.drop();
      expect(ended.filter((end) => end.status === 'rejected')).toEqual([]);
    }
    expect(mixed).toEqual([]);
    expect(Object.fromEntries([...actions].map(([action, models]) => [action, [...models].sort()]))).toEqual({
      replace: ['g_anew', 'g_both', 'g_copy', 'g_table'],
      patch: ['g_month', 'g_patched'],
      refresh: ['g_refreshed'],
      amend: ['g_view'],
      keep: ['book', 'dim_book', 'fct_loan', 'mv_loans_by_month', 'stg_desk__loan'],
    });
    expect(counts.statements).toBeGreaterThan(publishes);
    expect(counts.transactions).toBeGreaterThan(publishes);
  }, 300_000);
});
