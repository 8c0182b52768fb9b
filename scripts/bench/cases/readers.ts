import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, seconds, type Figure } from '../figure.ts';
import { trivial, writeDbt, writeOurs } from '../project.ts';
import { median } from '../timed.ts';
import type { Seen } from '../reader.ts';

const count = 100;
const rounds = 5;

/** Readers that never stop while a hundred models are published again and again. */
export const readers = async (bench: Bench): Promise<Figure[]> => {
  const { url } = await bench.database();
  const folder = join(bench.folder, 'readers');
  const build = ['build', '--project', join(folder, 'ours'), '--database', url];
  await writeOurs(join(folder, 'ours'), trivial('chain', count));
  await bench.rosetta(build);
  const took: number[] = [];
  const ours = await whileReading(url, 'marts', 'ops.publication', async () => {
    for (let round = 1; round <= rounds; round++) {
      await writeOurs(join(folder, 'ours'), trivial('chain', count, round));
      took.push((await bench.rosetta(build)).ms);
    }
  });
  const peers: Record<string, string> = {};
  if (bench.dbt) {
    const { dbt } = bench;
    await writeDbt(join(folder, 'dbt'), trivial('chain', count), url);
    await dbt.run(join(folder, 'dbt'), ['run']);
    const seen = await whileReading(url, 'dbt', undefined, async () => {
      for (let round = 1; round <= 2; round++) {
        await writeDbt(join(folder, 'dbt'), trivial('chain', count, round), url);
        await dbt.run(join(folder, 'dbt'), ['run'], { codes: [0, 1] });
      }
    });
    peers[bench.dbt.name] = told(seen);
  }
  return [
    {
      work: `4 readers during ${rounds} publishes of ${count} models, each ${seconds(median(took))}`,
      ours: told(ours),
      peers,
      checks: [
        holds('no missing relation', ours.missing === 0, `${ours.missing}`),
        holds('no deadlock or other error', ours.errors === 0, `${ours.errors}`),
        holds('no mixed generations in one statement', ours.mixed === 0, `${ours.mixed}`),
        holds('no mixed generations across statements', ours.mixedAcross === 0, `${ours.mixedAcross}`),
        holds('99.9 % of reads within 50 ms', ours.p999 <= 50, `${ours.p999.toFixed(1)} ms`),
      ],
    },
  ];
};

/** Readers are a process of their own, so that our clock does not stop theirs. */
const whileReading = async (
  url: string,
  schema: string,
  lock: string | undefined,
  work: () => Promise<void>,
): Promise<Seen> => {
  const file = join(import.meta.dirname, '../reader.ts');
  const child = spawn(process.execPath, [file, url, schema, String(count), lock ?? ''], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  try {
    await work();
  } finally {
    child.stdin.end();
    await ended;
  }
  return JSON.parse(out) as Seen;
};

const told = ({ reads, missing, errors, mixed, mixedAcross, p50, p99, p999, most }: Seen): string => {
  const ms = (value: number) => `${value.toFixed(1)}`;
  const wrong = `${missing} missing, ${errors} errors, ${mixed} mixed, ${mixedAcross} mixed across statements`;
  return `${reads.toLocaleString('en')} reads: ${wrong}; ms p50 ${ms(p50)}, p99 ${ms(p99)}, p99.9 ${ms(p999)}, longest ${ms(most)}`;
};
