import { closing, runChecks } from '../checks/check.ts';
import { lintChecks } from '../checks/checks.ts';
import { nodeCheck } from '../checks/program.ts';
import { defineCommand } from './defineCommand.ts';

/** `make lint` */
export const lintCommand = defineCommand({
  command: 'lint',
  describe: 'ESLint with the layer rule, prettier, and the specs',
  run: async () => {
    const specs = nodeCheck(
      'specs',
      ['scripts/main.ts', 'generate', '--check'],
      'mend the spec, or run make generate',
    );
    const outcome = await runChecks([...lintChecks(), specs], (line) => console.log(line));
    closing(outcome).forEach((line) => console.log(line));
    return outcome.failed ? 1 : 0;
  },
});
