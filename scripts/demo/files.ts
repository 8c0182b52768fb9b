import { join } from 'node:path';
import { root } from '../servers/paths.ts';

/** The files that the demo lands: real rows first, then the generated ones. */
export const demoFiles = async (_log: string): Promise<string[]> => [
  join(root, 'scripts/demo/data/focus_sample.csv'),
];
