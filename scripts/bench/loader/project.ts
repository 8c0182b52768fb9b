import { defineProject } from '@rosetta/loaders-engine';

import { incidents } from './incidents.ts';

export default defineProject({ name: 'bench', loaders: [incidents], sourcesLock: 'bench.sources' });
