import { createConfig, lint } from '@redocly/openapi-core';
import type { ApiOptions, Finding, RuleSeverities, Severity } from '../options.ts';
import { placeOf } from '../placeOf.ts';
import { catalogue } from './catalogue.ts';
import { foreignRules, houseRules } from './rules.ts';

/** A spec of one's own, or of an API that somebody else serves: that one is described as it is, so only what a reader needs is asked of it. */
export type LintOptions =
  | (Pick<ApiOptions, 'spec' | 'extensions' | 'roles' | 'rules'> & { foreign?: false })
  | { spec: string; foreign: true; rules?: RuleSeverities };

const redocly: RuleSeverities = { 'operation-4xx-response': 'error', 'no-unused-components': 'error' };
// A foreign answer may hold more than is described, and stands at the customer's own address; `checkExamples` judges what is described.
const foreign: RuleSeverities = { 'no-invalid-media-type-examples': 'off', 'no-server-example.com': 'off' };

/** How grave a rule of the catalogue is with these options. */
export const severityOf = (name: string, rules: RuleSeverities = {}): Severity =>
  rules[name] ?? rules.all ?? catalogue.find((entry) => entry.name === name)?.severity ?? 'error';

/** Lints a spec with redocly's recommended rules and the engine's own; each finding has its file and line. */
export const lintSpec = async (options: LintOptions): Promise<Finding[]> => {
  const own = options.foreign ? foreignRules : houseRules(options);
  const { rules: { all, ...given } = {} } = options;
  const ours = Object.fromEntries(
    Object.keys(own).map((name) => [`house/${name}`, severityOf(name, options.rules)]),
  );
  const theirs = Object.fromEntries(
    Object.entries(given).filter(([name]) => !catalogue.some((entry) => entry.name === name)),
  );
  const base = all === undefined ? { ...redocly, ...(options.foreign ? foreign : {}) } : {};
  const rules = { ...base, ...ours, ...theirs };
  // Nothing to ask: a large foreign document is not walked for nothing.
  if (all === 'off' && Object.values(rules).every((severity) => severity === 'off')) return [];
  const config = await createConfig({
    ...(all === 'off' ? {} : { extends: ['recommended'] }),
    plugins: [{ id: 'house', rules: { oas3: own } }],
    rules,
  });
  const problems = await lint({ ref: options.spec, config });
  return problems.map((problem) => {
    // Redocly's own warnings have always counted; `all: warn` says that they shall not.
    const named = theirs[problem.ruleId] ?? (problem.ruleId.startsWith('house/') ? problem.severity : all);
    return {
      where: placeOf(problem, options.spec),
      message: `${problem.message} (${problem.ruleId})`,
      ...(named === 'warn' ? { severity: 'warn' as const } : {}),
    };
  });
};
