import { BaseResolver, bundle, createConfig } from '@redocly/openapi-core';
import type { OpenApiDocument } from './document.ts';
import { liftDocument } from './lift/liftDocument.ts';
import { versionOf } from './lift/versionOf.ts';
import { ContractError } from './options.ts';
import { placeOf } from './placeOf.ts';

/** A document, and every file that it was read from. */
export interface BundledSpec {
  document: OpenApiDocument;
  files: readonly string[];
}

/**
 * Reads a spec of many files into one OpenAPI 3.1 document; a 3.0 one is lifted.
 * @throws ContractError when it is something else, cannot be read, or a reference points to nothing.
 */
export const readSpec = async (spec: string): Promise<BundledSpec> => {
  const config = await createConfig({});
  const resolver = new BaseResolver(config.resolve);
  const root = await resolver.resolveDocument(null, spec, true).catch((error: Error) => error);
  if (root instanceof Error) throw new ContractError(`${spec} cannot be read: ${root.message}`, []);
  const version = versionOf(root.parsed, spec);
  const { bundle: bundled, problems } = await bundle({ doc: root, config, externalRefResolver: resolver });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ContractError(
      `${spec} cannot be bundled:`,
      errors.map((problem) => ({ where: placeOf(problem, spec), message: problem.message })),
    );
  }
  // A copy without shared nodes: YAML anchors or class instances would not survive the trip to JSON anyway.
  const document = JSON.parse(JSON.stringify(bundled.parsed)) as OpenApiDocument;
  return {
    document: version === '3.0' ? liftDocument(document) : document,
    files: [...resolver.getFiles()].sort(),
  };
};

/** Reads a spec of many files into one OpenAPI 3.1 document. @throws ContractError as `readSpec` does. */
export const bundleSpec = async (spec: string): Promise<OpenApiDocument> => (await readSpec(spec)).document;
