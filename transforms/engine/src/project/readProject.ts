import { resolve } from 'node:path';
import { throughCache } from '../cache/throughCache.ts';
import type { Project } from './project.ts';

/**
 * Reads and compiles a project without a database: contracts, queries, the graph, every column reference.
 * @throws ProjectError with everything that is wrong.
 */
export const readProject = (directory: string): Promise<Project> => {
  const root = resolve(directory);
  return throughCache(root, async () => {
    const { compileProject } = await import('./compileProject.ts'); // a project from the cache needs no parser
    return compileProject(root);
  });
};
