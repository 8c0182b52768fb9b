import type { Outline } from '../cache/throughCache.ts';
import { Diagnostics } from '../text/diagnostics.ts';
import { readConfig } from './readConfig.ts';

/** What a project is called and where it puts its models; nothing when its project.yml is wrong in any way. */
export const readOutline = async (root: string): Promise<Outline | undefined> => {
  try {
    const diagnostics = new Diagnostics();
    const { name, schemas } = await readConfig(root, diagnostics);
    diagnostics.throwIfAny();
    return { name, schemas: [...new Set(schemas.values())] };
  } catch {
    return undefined;
  }
};
