import type pg from 'pg';
import { Graph } from '../graph/graph.ts';
import { buildModels } from './buildModels.ts';

/** What is asked for, session by session, when models are built whose names begin with what they are. */
const asked = async (
  edges: [string, string[]][],
  { threads = 3, fails = '', small = edges.map(([name]) => name) } = {},
) => {
  const jobs: string[] = [];
  let opened = 1;
  const session = (number: number) => number as unknown as pg.Client;
  const results = await buildModels<string>(
    edges.map(([name]) => name),
    new Graph(edges),
    {
      clients: [session(1)],
      more: () => (opened < threads ? Promise.resolve(session(++opened)) : undefined),
    },
    {
      job: async (names, client) => {
        jobs.push(`${String(client)}: ${names.join(' ')}`);
        return names.map((name) => ({ ok: name !== fails, result: name === fails ? 'failed' : 'built' }));
      },
      skip: () => 'skipped',
      small: new Set(small),
    },
  );
  return { jobs, opened, results: Object.fromEntries(results) };
};

const chain: [string, string[]][] = [
  ['a', []],
  ['b', ['a']],
  ['c', ['b']],
  ['d', ['c']],
];

describe('the order in which models are built', () => {
  it('sends small models that stand on each other together, in one session, parents first', async () => {
    expect(await asked(chain)).toMatchObject({ jobs: ['1: a b c d'], opened: 1 });
  });

  it('waits for the answer before and after a model that is not small', async () => {
    const { jobs } = await asked(chain, { small: ['a', 'b', 'd'] });
    expect(jobs.map((job) => job.slice(3))).toEqual(['a b', 'c', 'd']);
  });

  it('sends what stands on two only when both are sent', async () => {
    const { jobs } = await asked([
      ['a', []],
      ['b', []],
      ['c', ['a', 'b']],
    ]);
    const order = jobs.flatMap((job) => job.slice(3).split(' '));
    expect(order.at(-1)).toBe('c');
    expect(order.sort()).toEqual(['a', 'b', 'c']);
  });

  it('skips what stands on a failed one, though it was sent with it', async () => {
    const { jobs, results } = await asked([...chain, ['e', ['a']]], { fails: 'b' });
    expect(jobs[0]).toContain('a b');
    expect(results).toEqual({ a: 'built', b: 'failed', c: 'skipped', d: 'skipped', e: 'built' });
  });

  it('opens sessions as there is something for them to do', async () => {
    const fan = (number: number): [string, string[]][] =>
      Array.from({ length: number }, (_, index) => [`m${index}`, []]);
    expect((await asked(fan(20))).opened).toBe(1);
    expect((await asked(fan(300))).opened).toBe(3);
    expect((await asked(fan(3), { small: [] })).opened).toBe(3);
  });
});
