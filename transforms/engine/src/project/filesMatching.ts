import { glob } from 'node:fs/promises';

/** The files of a folder that match a pattern, sorted, as paths from that folder. */
export const filesMatching = async (pattern: string, cwd: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd, exclude: (name) => name === 'node_modules' }))
    found.push(path);
  return found.sort();
};
