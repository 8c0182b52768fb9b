import { createConfig, lint } from '@redocly/openapi-core';
import type { ApiOptions, Finding } from '../options.ts';
import { placeOf } from '../placeOf.ts';
import { foreignRules, houseRules } from './rules.ts';

/** A spec of one's own, or of an API that somebody else serves: that one is described as it is, so only what a reader needs is asked of it. */
export type LintOptions =
  (Pick<ApiOptions, 'spec' | 'extensions' | 'roles'> & { foreign?: false }) | { spec: string; foreign: true };

/** Lints a spec with redocly's recommended rules and the engine's own; each finding has its file and line. */
export const lintSpec = async (options: LintOptions): Promise<Finding[]> => {
  const rules = options.foreign ? foreignRules : houseRules(options);
  const config = await createConfig({
    extends: ['recommended'],
    plugins: [{ id: 'house', rules: { oas3: rules } }],
    rules: {
      ...Object.fromEntries(Object.keys(rules).map((name) => [`house/${name}`, 'error' as const])),
      'operation-4xx-response': 'error',
      'no-unused-components': 'error',
      // A foreign answer may hold more than is described, and stands at the customer's own address; `checkExamples` judges what is described.
      ...(options.foreign ? { 'no-invalid-media-type-examples': 'off', 'no-server-example.com': 'off' } : {}),
    },
  });
  const problems = await lint({ ref: options.spec, config });
  return problems.map((problem) => ({
    where: placeOf(problem, options.spec),
    message: `${problem.message} (${problem.ruleId})`,
  }));
};
