import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root, stateDir } from '../servers/paths.ts';
import { generateDemoData, type DemoDataOptions } from './data/generate.ts';
import { fingerprintOf } from './fingerprint.ts';

const folder = join(stateDir, 'data');
const list = join(stateDir, 'data.json');

/** How much to generate; by default 24 months, over 200,000 rows. */
export type DemoSize = Pick<DemoDataOptions, 'months' | 'rowsPerMonth'>;

type Generated = { fingerprint: string; files: string[] };

/** What was generated before, if the same would come out today and it is all still there. */
const known = (fingerprint: string): string[] | undefined => {
  if (!existsSync(list)) return undefined;
  const generated = JSON.parse(readFileSync(list, 'utf8')) as Generated;
  const files = generated.files.map((file) => join(folder, file));
  return generated.fingerprint === fingerprint && files.every((file) => existsSync(file)) ? files : undefined;
};

const generate = async (fingerprint: string, size: DemoSize): Promise<string[]> => {
  mkdirSync(stateDir, { recursive: true });
  const files = (await generateDemoData({ outDir: folder, ...size })).map(({ path }) => path);
  writeFileSync(
    `${list}.new`,
    JSON.stringify({ fingerprint, files: files.map((file) => basename(file)) } satisfies Generated),
  );
  renameSync(`${list}.new`, list); // written last: a generation cut short is done again
  return files;
};

/** The files that the demo lands, in order: the real rows, then the generated ones, made on first use. */
export const demoFiles = async (size: DemoSize = {}): Promise<string[]> => {
  const fingerprint = fingerprintOf(['scripts/demo/data', 'transforms/finops/seeds'], size);
  const generated = known(fingerprint) ?? (await generate(fingerprint, size));
  return [join(root, 'scripts/demo/data/focus_sample.csv'), ...generated];
};
