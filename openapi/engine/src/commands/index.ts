import type { CommandModule } from 'yargs';
import { bundleCommand } from './bundle.ts';
import { checkCommand } from './check.ts';
import { coverageCommand } from './coverage.ts';
import { diffCommand } from './diff.ts';
import { docsCommand } from './docs.ts';
import { generateCommand } from './generate.ts';
import { lintCommand } from './lint.ts';
import { rulesCommand } from './rules.ts';

/** Every command of the bin, in the order of its help. */
export const commands: readonly CommandModule[] = [
  lintCommand,
  rulesCommand,
  bundleCommand,
  generateCommand,
  checkCommand,
  diffCommand,
  coverageCommand,
  docsCommand,
];
