import { ContractError, type RuleSeverities, type Severity } from '../options.ts';

const known: readonly string[] = ['error', 'warn', 'off'];

/** Reads severities by the name of their rule. @throws ContractError for one that is none. */
export const readSeverities = (given: Readonly<Record<string, unknown>>, where: string): RuleSeverities => {
  for (const [name, severity] of Object.entries(given)) {
    if (known.includes(String(severity))) continue;
    throw new ContractError(`${where}: ${name} is ${String(severity)}; it may be ${known.join(', ')}.`, []);
  }
  return given as Record<string, Severity>;
};

/** Reads `--rule NAME=SEVERITY`. */
export const severitiesOf = (given: readonly string[]): RuleSeverities =>
  readSeverities(
    Object.fromEntries(given.map((text) => text.split('=', 2) as [string, string | undefined])),
    '--rule',
  );
