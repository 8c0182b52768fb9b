import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../servers/paths.ts';
import { verdict, type Check, type Outcome } from './check.ts';
import { succeeds } from './program.ts';

type JestResult = {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

/** Counts a Jest result: a file that could not run is a failure, and so is a test that was skipped. */
export const readJest = (result: JestResult): Outcome => {
  const failures = result.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    return [
      ...(broken
        ? [
            `${file} could not run: ${
              message
                .trim()
                .split('\n')
                .find((line) => line.trim() && !line.includes('●'))
                ?.trim() ?? ''
            }`,
          ]
        : []),
      ...assertionResults
        .filter((test) => test.status !== 'passed')
        .map((test) => `${file}: ${test.fullName} (${test.status})`),
    ];
  });
  const none = result.numPassedTests + failures.length === 0 ? ['no test ran'] : [];
  const unexplained =
    !result.success && !failures.length && !none.length ? ['Jest failed beside its tests; see above'] : [];
  const all = [...failures, ...none, ...unexplained];
  return { passed: result.numPassedTests, failed: all.length, failures: all };
};

const nativeModules = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** Runs a Jest configuration and counts its tests one by one. The result stays in artifacts/. React code runs as CommonJS, all else as native ES modules. */
export const jestCheck = (name: string, args: string[], modules: 'es' | 'commonjs' = 'es'): Check => ({
  name,
  run: async () => {
    const file = join(root, 'artifacts', `${name}.json`);
    mkdirSync(join(root, 'artifacts'), { recursive: true });
    rmSync(file, { force: true });
    const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} ${modules === 'es' ? nativeModules : ''}`.trim();
    await succeeds(
      process.execPath,
      [join(root, 'node_modules/jest/bin/jest.js'), '--ci', '--json', `--outputFile=${file}`, ...args],
      { NODE_OPTIONS: nodeOptions },
    );
    if (!existsSync(file)) return verdict(name, false, 'Jest ended without a result; see above');
    return readJest(JSON.parse(readFileSync(file, 'utf8')) as JestResult);
  },
});
