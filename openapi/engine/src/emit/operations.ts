import type { OpenApiDocument } from '../document.ts';
import { type Operation, operationsOf, streams } from '../operations.ts';
import type { ExtensionNames } from '../options.ts';
import { columnTies } from '../contracts/columnTies.ts';
import { banner } from './banner.ts';

const lifecycleOf = ({ deprecated, source }: Operation) => {
  const extension = (name: string) => source[name] as string | undefined;
  return {
    deprecated,
    ...(extension('x-deprecated-at') ? { deprecatedAt: extension('x-deprecated-at') } : {}),
    ...(extension('x-sunset-at') ? { sunsetAt: extension('x-sunset-at') } : {}),
    ...(extension('x-successor') ? { successor: extension('x-successor') } : {}),
  };
};

/** Writes the index of operations: where each one is, whether it streams, who may call it, how long it lives, which columns it reads. */
export const emitOperations = (document: OpenApiDocument, extensions: ExtensionNames): string => {
  const ties = columnTies(document, extensions.column);
  const entries = operationsOf(document).map((operation) => ({
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    ...(streams(operation) ? { streams: true } : {}),
    roles: (operation.source[extensions.roles] as string[] | undefined) ?? [],
    lifecycle: lifecycleOf(operation),
    columns: Object.fromEntries(
      ties
        .filter(({ operation: { operationId } }) => operationId === operation.operationId)
        .map(({ pointer, columns }) => [pointer, columns]),
    ),
  }));
  return [
    banner,
    '/** Every operation of the API. */',
    `export const operations = ${JSON.stringify(entries, null, 2)} as const;`,
    '',
    '/** The id of an operation. */',
    "export type OperationId = (typeof operations)[number]['operationId'];",
    '',
  ].join('\n');
};
