import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../servers/paths.ts';
import { sixtyOperations } from '../contract/sixtyOperations.ts';
import type { Bench } from '../context.ts';
import { holds, within, type Figure } from '../figure.ts';
import { Runs, timed } from '../timed.ts';

const apis = ['a', 'b', 'c'];

/** Three APIs of sixty operations through the command, whole and with nothing to do. */
export const contractGenerate = async (bench: Bench): Promise<Figure[]> => {
  const folder = join(bench.folder, 'contract');
  mkdirSync(folder, { recursive: true });
  for (const name of apis)
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(sixtyOperations(`API ${name}`)));
  const entries = apis.map((name) => [name, { spec: `${name}.json`, out: `out/${name}` }]);
  writeFileSync(join(folder, 'rosetta-contract.json'), JSON.stringify({ apis: Object.fromEntries(entries) }));
  const contract = (command: string, cache: string, codes = [0]) =>
    timed(process.execPath, [join(root, 'openapi/engine/src/cli.ts'), command], {
      cwd: folder,
      env: { XDG_CACHE_HOME: join(folder, cache) },
      codes,
    });
  const [whole, unchanged] = [new Runs(), new Runs()];
  for (let run = 0; run < bench.runs; run++) {
    whole.add(await contract('generate', `cache-${run}`)); // each with a cache of its own that is empty
    unchanged.add(await contract('generate', `cache-${run}`));
  }
  const edited = join(folder, 'out/a/client.ts');
  writeFileSync(edited, `${readFileSync(edited, 'utf8')}\n`);
  const { code, out } = await contract('check', 'cache-0', [0, 1]);
  return [
    {
      work: 'rosetta-contract generate, three APIs of 60 operations',
      ours: `${whole}`,
      peers: {},
      checks: [within(5_000, whole.ms)],
    },
    {
      work: 'rosetta-contract generate, unchanged',
      ours: `${unchanged}`,
      peers: {},
      checks: [
        within(500, unchanged.ms),
        holds('a generated file edited by hand is noticed', code === 1 && out.includes('client.ts is stale')),
      ],
    },
  ];
};
