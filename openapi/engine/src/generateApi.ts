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
import { operationsOf } from './operations.ts';
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
  const nameless = operationsOf(document).filter(
    ({ operationId }) => !/^[A-Za-z_$][\w$]*$/.test(operationId),
  );
  if (nameless.length > 0)
    throw new ContractError(
      `${options.spec} has operations that no code can name:`,
      nameless.map(({ method, path, operationId }) => ({
        where: `${method} ${path}`,
        message: `give it an operationId of letters and digits such as getOrder, not "${operationId}".`,
      })),
    );
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
