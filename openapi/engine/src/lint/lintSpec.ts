import { createConfig, lint } from '@redocly/openapi-core';
import type { ApiOptions, Finding } from '../options.ts';
import { placeOf } from '../placeOf.ts';
import { houseRules } from './rules.ts';

/** Lints a spec with redocly's recommended rules and the engine's own; each finding has its file and line. */
export const lintSpec = async (
  options: Pick<ApiOptions, 'spec' | 'extensions' | 'roles'>,
): Promise<Finding[]> => {
  const rules = houseRules(options);
  const config = await createConfig({
    extends: ['recommended'],
    plugins: [{ id: 'house', rules: { oas3: rules } }],
    rules: {
      ...Object.fromEntries(Object.keys(rules).map((name) => [`house/${name}`, 'error' as const])),
      'operation-4xx-response': 'error',
      'no-unused-components': 'error',
    },
  });
  const problems = await lint({ ref: options.spec, config });
  return problems.map((problem) => ({
    where: placeOf(problem, options.spec),
    message: `${problem.message} (${problem.ruleId})`,
  }));
};
