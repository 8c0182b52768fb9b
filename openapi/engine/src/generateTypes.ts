import { bundleSpec } from './bundle.ts';
import { emitSchemaTypes } from './emit/types.ts';
import { checkExamples } from './examples.ts';
import { lintSpec } from './lint/lintSpec.ts';
import { ContractError } from './options.ts';

/**
 * Lints the spec of an API that somebody else serves, checks its examples and writes its types alone: it is called, not served, so
 * nothing else follows from it. The same spec gives the same bytes on every machine.
 * @throws ContractError listing every finding.
 */
export const generateTypes = async (spec: string): Promise<string> => {
  const document = await bundleSpec(spec);
  const findings = [...(await lintSpec({ spec, foreign: true })), ...checkExamples(document)];
  if (findings.length > 0) throw new ContractError(`${spec} is not ready to generate from:`, findings);
  return emitSchemaTypes(document);
};
