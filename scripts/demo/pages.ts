import { join } from 'node:path';
import { root } from '../servers/paths.ts';
import { run } from './run.ts';

/** Builds the portal's pages; does nothing when they are newer than their sources. */
export const buildPages = async (log: string): Promise<string> => {
  const output = await run('sh', [join(root, 'backstage/build.sh')], {
    title: "Building the portal's pages",
    log,
  });
  return output.includes('up to date') ? 'up to date' : 'built';
};
