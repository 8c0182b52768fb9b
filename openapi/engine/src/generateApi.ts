import { readSpec } from './bundle.ts';
import { bundleText } from './emit/bundleText.ts';
import { emitClient } from './emit/client.ts';
import { emitEvents } from './emit/events.ts';
import { emitOperations } from './emit/operations.ts';
import { runtimeFiles } from './emit/runtimeFiles.ts';
import { emitTypes } from './emit/types.ts';
import { emitValidators, emitValidatorTypes } from './emit/validators.ts';
import { findingsOf } from './lint/findingsOf.ts';
import type { OpenApiDocument } from './document.ts';
import { type ApiOptions, ContractError } from './options.ts';
import { spreadTagRoles } from './tagRoles.ts';

/** What generation gives: the files by their path in the output folder, and the document they came from. */
export interface GeneratedApi {
  document: OpenApiDocument;
  files: Map<string, string>;
  /** Every file that the document was read from. */
  inputs: readonly string[];
}

/**
 * Lints a spec, checks its examples and writes everything that follows from it, in memory.
 * The same spec gives the same bytes on every machine.
 * @throws ContractError listing every finding.
 */
export const generateApi = async (options: ApiOptions): Promise<GeneratedApi> => {
  const read = await readSpec(options.spec);
  const document = spreadTagRoles(read.document, options.extensions.roles);
  const findings = (await findingsOf(options, document)).filter(({ severity }) => severity !== 'warn');
  if (findings.length > 0)
    throw new ContractError(`${options.spec} is not ready to generate from:`, findings);
  const files = new Map([
    ['bundle.json', bundleText(document, 'json')],
    ['bundle.yaml', bundleText(document, 'yaml')],
    ['types.ts', await emitTypes(document)],
    ['operations.ts', emitOperations(document, options.extensions)],
    ['validators.js', emitValidators(document)],
    ['validators.d.ts', emitValidatorTypes(document)],
    ['client.ts', emitClient(options.clientName)],
    ...emitEvents(document),
    ...(await runtimeFiles()),
  ]);
  return { document, files, inputs: read.files };
};
