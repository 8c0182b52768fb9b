import type { OpenApiDocument } from '../document.ts';
import { checkExamples } from '../examples.ts';
import type { ApiOptions, Finding } from '../options.ts';
import { lintSpec, severityOf } from './lintSpec.ts';

/** Everything that lint finds in a document: what its rules refuse, and examples that are not true. */
export const findingsOf = async (
  options: Pick<ApiOptions, 'spec' | 'extensions' | 'roles' | 'rules'>,
  document: OpenApiDocument,
): Promise<Finding[]> => {
  const found = await lintSpec(options);
  const severity = severityOf('examples', options.rules);
  if (severity === 'off') return found;
  const examples = checkExamples(document);
  return [...found, ...(severity === 'warn' ? examples.map((one) => ({ ...one, severity })) : examples)];
};
