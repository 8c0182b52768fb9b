import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from '../document.ts';
import { operationsOf } from '../operations.ts';
import { parameterSpecs } from '../validators/parameterSpecs.ts';
import { banner } from './banner.ts';

/**
 * Writes the types of paths, components and operations.
 * The only caller of openapi-typescript: it is in maintenance mode and may have to be replaced.
 */
export const emitSchemaTypes = async (document: OpenApiDocument): Promise<string> => {
  const nodes = await openapiTypescript(structuredClone(document) as never, {
    silent: true,
    alphabetize: false,
  });
  return [banner, astToString(nodes).trim(), ''].join('\n');
};

/** Writes these types, and which parameters of a server always have a value. */
export const emitTypes = async (document: OpenApiDocument): Promise<string> => {
  const defaulted = operationsOf(document).map((operation) => {
    const names = parameterSpecs(document, operation)
      .filter((spec) => spec.default !== undefined)
      .map(({ name }) => JSON.stringify(name));
    return `    ${operation.operationId}: ${names.join(' | ') || 'never'};`;
  });
  return [
    await emitSchemaTypes(document),
    '/** The parameters of each operation that have a default, and so always reach the handler. */',
    'export interface defaulted {',
    ...defaulted,
    '}',
    '',
    '/** What a typed server of this API is made of. */',
    'export interface contract {',
    '    operations: operations;',
    '    defaulted: defaulted;',
    '}',
    '',
  ].join('\n');
};
