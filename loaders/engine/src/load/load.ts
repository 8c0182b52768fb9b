import { loadersOf, type LoadProject } from '../declare/project.ts';
import { type LoaderResult, runLoader } from './runLoader.ts';
import { type SessionOptions, withSession } from './session.ts';

/** What to load. */
export interface LoadOptions extends SessionOptions {
  /** Only the loaders of this source. */
  readonly source?: string | undefined;
  /** Only the loader of this name. */
  readonly loader?: string | undefined;
}

/** Runs the loaders of a project, one after the other. */
export const load = (
  project: LoadProject,
  { source, loader: only, ...session }: LoadOptions,
): Promise<LoaderResult[]> => {
  const loaders = loadersOf(project, { source, loader: only });
  return withSession(project, session, async (connections, options) => {
    const results: LoaderResult[] = [];
    for (const loader of loaders) results.push(await runLoader(connections, loader, options));
    return results;
  });
};
