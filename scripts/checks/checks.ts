import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../servers/paths.ts';
import type { Check } from './check.ts';
import { jestCheck } from './jest.ts';
import { nodeCheck } from './program.ts';
import { publishedCheck } from './published.ts';

const tool = (path: string) => join(root, 'node_modules', path);

/** Style: ESLint with the layer rule, and prettier. */
export const lintChecks = (): Check[] => [
  nodeCheck(
    'eslint',
    [
      tool('eslint/bin/eslint.js'),
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      tool('.cache/eslint/'),
    ],
    'mend what is named above',
  ),
  nodeCheck(
    'prettier',
    [tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn', '--cache'],
    'run make format',
  ),
];

const endToEnd = join(root, 'scripts/e2e/jest.config.mjs');

/** Everything that must hold, by the name that --only takes; the quickest first. */
export const allChecks = (): Record<string, Check[]> => ({
  generate: [
    nodeCheck(
      'generated code is fresh',
      [join(root, 'scripts/main.ts'), 'generate', '--check'],
      'mend what is named above, or run make generate and commit generated/',
    ),
  ],
  published: [publishedCheck()],
  types: [nodeCheck('types', [tool('typescript/bin/tsc')], 'mend what tsc names above')],
  lint: lintChecks(),
  jest: [
    jestCheck('tests', ['--selectProjects', 'node']),
    jestCheck('page tests', ['--selectProjects', 'ui'], 'commonjs'),
  ],
  e2e: existsSync(endToEnd) ? [jestCheck('e2e', ['--config', endToEnd])] : [],
});
