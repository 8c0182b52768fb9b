import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, type Figure } from '../figure.ts';
import { timed, type Ended } from '../timed.ts';

const most = 250;

/** What the loader's process holds, for few documents and for a hundred times as many. */
export const loaderMemory = async (bench: Bench): Promise<Figure[]> => {
  const few = await load(bench, 10_000);
  const many = await load(bench, 1_000_000);
  if (few.memoryMb === null || many.memoryMb === null) {
    bench.say('loaderMemory is skipped: GNU time is not there.');
    return [];
  }
  const [small, large] = [Math.round(few.memoryMb), Math.round(many.memoryMb)];
  return [
    {
      work: 'memory of a load of 10,000 and of 1,000,000 documents of 1 KB (from a cursor that makes them)',
      ours: `${small} MB; ${large} MB`,
      peers: {},
      checks: [holds(`at most ${most} MB with 1,000,000 documents`, large <= most, `${large} MB`)],
    },
  ];
};

const load = async (bench: Bench, documents: number): Promise<Ended> => {
  const { url, client } = await bench.database();
  const ended = await timed(process.execPath, [
    join(import.meta.dirname, '../loader/generated.ts'),
    url,
    String(documents),
  ]);
  if (!ended.out.includes(`"written":${documents}`))
    throw new Error(`expected ${documents} rows, got ${ended.out.slice(-500)}`);
  await client.query('drop schema staging cascade');
  return ended;
};
