import { defineProject } from '@rosetta/loaders-engine';

import finops from './finops.ts';
import monitoring from './monitoring.ts';

export { describeLoader } from '@rosetta/loaders-engine';

/** The loaders of each mart database, by the name of its project. */
export const projects = [finops, monitoring];

/** Everything that is landed and pulled, for `rosetta-load land` and `pull`; loading is by database, from `finops.ts` and `monitoring.ts`. */
export default defineProject({
  name: 'rosetta',
  loaders: projects.flatMap((project) => project.loaders),
  pulls: projects.flatMap((project) => project.pulls ?? []),
  sourcesLock: 'rosetta.sources',
});
