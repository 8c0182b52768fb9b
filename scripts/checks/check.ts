/** What a check found. One check may stand for many tests. */
export type Outcome = { passed: number; failed: number; failures: string[] };

/** Something that must hold before work is handed in. */
export type Check = { name: string; run: () => Promise<Outcome> };

/** A check that either holds or does not. */
export const verdict = (name: string, holds: boolean, why = ''): Outcome =>
  holds
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [why ? `${name}: ${why}` : name] };

/** Runs the checks one after the other, telling of each; a check that throws has failed. */
export const runChecks = async (checks: Check[], write: (line: string) => void): Promise<Outcome> => {
  const total: Outcome = { passed: 0, failed: 0, failures: [] };
  for (const { name, run } of checks) {
    write(`\n── ${name}`);
    const startedAt = Date.now();
    const outcome = await run().catch((error: Error) => verdict(name, false, error.message));
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.failures.push(...outcome.failures);
    write(
      `${outcome.failed ? '✗' : '✓'} ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
    );
  }
  return total;
};

/** The closing lines: every failure by name, then the one line that says it all. */
export const closing = ({ passed, failed, failures }: Outcome): string[] => [
  '',
  ...(failures.length ? ['Failed:', ...failures.map((failure) => `  ✗ ${failure}`), ''] : []),
  `${passed} passed, ${failed} failed`,
];
