import { library } from '../testing/library.ts';
import { till, tillTable } from '../testing/till.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const relations = ['fct_payment', 'fct_takings', 'v_payment', 'mv_takings_by_day', 'fct_day'];

describe('patches', () => {
  /** Applies the same changes to two databases; one is built as it comes, the other from scratch each time. */
  const compare = async (source: string, number: number, seed: number): Promise<Set<string>> => {
    const [patched, whole] = [await library(till(source)), await library(till(source))];
    const next = random(seed);
    const below = (limit: number): number => Math.floor(next() * limit);
    const actions = new Set<string>();
    let id = 1000;
    let loaded = 0;
    const change = (): string => {
      const day = `timestamptz '2025-12-20Z' + interval '${below(60)} days ${below(24)} hours'`;
      const row = `(select payment_id from desk.payment order by payment_id offset ${below(30)} limit 1)`;
      // Half of the loads come in with the very time of the one before.
      if (next() < 0.5) loaded++;
      const at = `timestamptz '2030-01-01Z' + interval '${loaded} seconds'`;
      const kind = below(source === '' ? 6 : 4);
      if (kind < 2)
        return `insert into desk.payment values (${id++}, ${day}, 'B${1 + below(4)}', ${below(5)}, ${at})`;
      if (kind === 2)
        return `update desk.payment set amount = ${below(5)}, loaded_at = ${at} where payment_id = ${row}`;
      if (kind === 3)
        return `insert into desk.payment select ${id} + n, ${day} + n * interval '1 day', 'B2', 1, ${at} from generate_series(1, 3) as n; select ${(id += 4)}`;
      // What no watermark sees: rows that go, or move to another time.
      if (kind === 4) return `delete from desk.payment where payment_id = ${row}`;
      return `update desk.payment set paid_at = ${day} where payment_id = ${row}`;
    };
    const rows = async (desk: typeof patched) =>
      Promise.all(
        relations.map((name) =>
          desk.query(`select to_jsonb(x)::text as row from marts.${name} as x order by 1`),
        ),
      );
    try {
      for (const desk of [patched, whole]) {
        await desk.query(tillTable);
        await desk.build();
      }
      for (let step = 0; step < number; step++) {
        const changes = Array.from({ length: 1 + below(3) }, change).join('; ');
        await patched.query(changes);
        await whole.query(changes);
        const { models, status } = await patched.build();
        expect(['published', 'nothing', 'amended']).toContain(status);
        actions.add(models.find(({ model }) => model === 'fct_payment')!.action);
        await whole.build({ fullRefresh: true });
        expect([seed, step, changes, await rows(patched)]).toEqual([seed, step, changes, await rows(whole)]);
      }
    } finally {
      await patched.drop();
      await whole.drop();
    }
    return actions;
  };

  it('in any order of late rows, by a watermark, make what a build from scratch makes', async () => {
    const actions = await compare('watermark: loaded_at\n', 12, 1);
    expect(actions).not.toContain('replace');
    expect(actions).toContain('patch');
  }, 60_000);

  it('of inserts, updates and deletes, by the periods’ rows, make what a build from scratch makes', async () => {
    const actions = await compare('', 14, 2);
    expect(actions).not.toContain('replace');
    expect(actions).toContain('patch');
  }, 60_000);
});
