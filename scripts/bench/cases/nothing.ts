import { join } from 'node:path';
import type { Bench } from '../context.ts';
import { holds, within, type Figure } from '../figure.ts';
import { trivial, writeDbt, writeOurs } from '../project.ts';
import { Runs } from '../timed.ts';

/** A build with nothing to do: what is live is looked at, found as it was published, and left alone. */
export const nothing = async (bench: Bench): Promise<Figure[]> => {
  const { url, client } = await bench.database();
  const project = join(bench.folder, 'nothing');
  await writeOurs(project, trivial('chain', 100));
  const options = ['--project', project, '--database', url];
  await bench.rosetta(['build', ...options]);
  const builds = new Runs();
  for (let run = 0; run < bench.runs * 2; run++) {
    const ended = await bench.rosetta(['build', ...options]);
    if (!ended.out.startsWith('Nothing to do')) throw new Error(`expected nothing to do, got ${ended.out}`);
    builds.add(ended);
  }
  await client.query('alter table marts.m_0050 add column written_by_hand integer');
  const { code, out } = await bench.rosetta(['plan', ...options], { codes: [0, 2] });
  const noticed = code === 2 && out.includes('marts.m_0050 was altered by somebody else');

  const lists = new Runs();
  if (bench.dbt) {
    const folder = join(bench.folder, 'nothing-dbt');
    await writeDbt(folder, trivial('chain', 100), url);
    for (let run = 0; run < 3; run++) lists.add(await bench.dbt.run(folder, ['ls', '-q']));
  }
  return [
    {
      work: 'build with nothing to do, 100 models',
      ours: `${builds}`,
      peers: bench.dbt ? { [`${bench.dbt.name}: only ls`]: `${lists}` } : {},
      checks: [within(300, builds.ms), holds('a table altered behind its back is noticed', noticed)],
    },
  ];
};
