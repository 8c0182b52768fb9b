import { join } from 'node:path';
import { root } from '../servers/paths.ts';
import { closing, runChecks, verdict } from './check.ts';
import { readJest } from './jest.ts';

const file = (name: string, tests: [string, string][], message = '') => ({
  name: join(root, name),
  status: tests.length && tests.every(([, status]) => status !== 'failed') ? 'passed' : 'failed',
  message,
  assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
});

const result = (testResults: ReturnType<typeof file>[], success = true) => {
  const count = (status: string) =>
    testResults.flatMap((each) => each.assertionResults).filter((test) => test.status === status).length;
  return {
    success,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    testResults,
  };
};

describe('what make test counts', () => {
  it('is every test by name', () => {
    const outcome = readJest(
      result(
        [
          file('a.test.ts', [
            ['adds', 'passed'],
            ['divides', 'failed'],
          ]),
        ],
        false,
      ),
    );
    expect(outcome).toEqual({ passed: 1, failed: 1, failures: ['a.test.ts: divides (failed)'] });
  });

  it('is a failure for a file that could not run', () => {
    const outcome = readJest(
      result([file('a.test.ts', [], '  ● Test suite failed to run\n\n    Cannot find module x')], false),
    );
    expect(outcome).toEqual({
      passed: 0,
      failed: 1,
      failures: ['a.test.ts could not run: Cannot find module x'],
    });
  });

  it('is a failure for a skipped test, for none at all, and for a Jest that fails by itself', () => {
    expect(readJest(result([file('a.test.ts', [['later', 'pending']])])).failures).toEqual([
      'a.test.ts: later (pending)',
    ]);
    expect(readJest(result([])).failures).toEqual(['no test ran']);
    expect(readJest(result([file('a.test.ts', [['adds', 'passed']])], false)).failed).toBe(1);
  });

  it('ends with one line for the whole, a check that throws included', async () => {
    const said: string[] = [];
    const outcome = await runChecks(
      [
        { name: 'types', run: async () => verdict('types', true) },
        { name: 'lint', run: () => Promise.reject(new Error('broke')) },
      ],
      (line) => said.push(line),
    );
    expect(closing(outcome)).toEqual(['', 'Failed:', '  ✗ lint: broke', '', '1 passed, 1 failed']);
    expect(said.filter((line) => /^[✓✗]/.test(line)).map((line) => line.replace(/\(.*/, ''))).toEqual([
      '✓ types: 1 passed, 0 failed ',
      '✗ lint: 0 passed, 1 failed ',
    ]);
  });
});
