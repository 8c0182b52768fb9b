import { allChecks } from '../checks/checks.ts';
import { closing, runChecks } from '../checks/check.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

/** `make test`. The last line is `N passed, N failed` for the whole; exit 1 when anything failed. */
export const testCommand = defineCommand<{ only?: string[] }>({
  command: 'test',
  describe: 'Run every check: generated code, types, lint, tests with real servers, Chromium',
  builder: {
    only: {
      type: 'string',
      array: true,
      describe: 'Only these: generate, published, types, lint, jest, e2e',
    },
  },
  run: async ({ only }) => {
    const groups = allChecks();
    const unknown = only?.find((name) => !(name in groups));
    if (unknown)
      throw new Problem(`There is no check "${unknown}": use one of ${Object.keys(groups).join(', ')}.`);
    const checks = Object.entries(groups).flatMap(([name, group]) =>
      only && !only.includes(name) ? [] : group,
    );
    const outcome = await runChecks(checks, (line) => console.log(line));
    closing(outcome).forEach((line) => console.log(line));
    return outcome.failed || !outcome.passed ? 1 : 0;
  },
});
