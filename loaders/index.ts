import { defineProject } from '@rosetta/loaders-engine';

import { argocd } from './argocd/pull.ts';
import { dynatrace } from './dynatrace/pull.ts';
import { focusCost } from './focus/cost.ts';
import { gitlab } from './gitlab/pull.ts';
import { servicenow } from './servicenow/pull.ts';

/** Every loader of Rosetta, in the order in which they run. */
export const loaders = [focusCost];

/** Every system whose API is pulled. */
export const pulls = [servicenow, dynatrace, gitlab, argocd];

/** What `rosetta-load --project loaders` runs. */
export default defineProject({ name: 'rosetta', loaders, pulls, sourcesLock: 'rosetta.sources' });

export { describeLoader } from '@rosetta/loaders-engine';
