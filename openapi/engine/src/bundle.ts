import { bundle, createConfig } from '@redocly/openapi-core';
import type { OpenApiDocument } from './document.ts';
import { ContractError } from './options.ts';
import { placeOf } from './placeOf.ts';

/**
 * Reads a spec of many files into one document.
 * @throws ContractError when a reference points to nothing.
 */
export const bundleSpec = async (spec: string): Promise<OpenApiDocument> => {
  const { bundle: bundled, problems } = await bundle({ ref: spec, config: await createConfig({}) });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ContractError(
      `${spec} cannot be bundled:`,
      errors.map((problem) => ({ where: placeOf(problem, spec), message: problem.message })),
    );
  }
  // A copy without shared nodes: YAML anchors or class instances would not survive the trip to JSON anyway.
  return JSON.parse(JSON.stringify(bundled.parsed)) as OpenApiDocument;
};
