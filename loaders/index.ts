import { defineProject } from '@rosetta/loaders-engine';

import { focusCost } from './focus/cost.ts';

/** Every loader of Rosetta, in the order in which they run. */
export const loaders = [focusCost];

/** What `rosetta-load --project loaders` runs. */
export default defineProject({ name: 'rosetta', loaders, sourcesLock: 'rosetta.sources' });

export { describeLoader } from '@rosetta/loaders-engine';
