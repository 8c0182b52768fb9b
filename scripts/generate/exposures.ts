import { basename } from 'node:path';
import { type ApiOptions, columnTies, type OpenApiDocument } from '@rosetta/openapi-engine';
import { stringify } from 'yaml';
import { extensions } from './apis.ts';

/**
 * The exposures file of each API: what each operation reads of the models, so that the transform engine, which knows
 * nothing of APIs, refuses a change that would break one and calls it by its name.
 */
export const exposureFiles = (
  apis: readonly Pick<ApiOptions, 'out'>[],
  documents: readonly OpenApiDocument[],
): Map<string, string> =>
  new Map(
    apis.map(({ out }, index) => {
      const name = basename(out);
      const text = stringify({ exposures: exposuresOf(documents[index]!) }, { flowCollectionPadding: true });
      return [`${name}.yml`, `# Written by make generate from x-rosetta-column in openapi/${name}.\n${text}`];
    }),
  );

const exposuresOf = (document: OpenApiDocument) => {
  const operations = Map.groupBy(
    columnTies(document, extensions.column),
    ({ operation }) => operation.operationId,
  );
  return [...operations].map(([name, ties]) => {
    const { method, path } = ties[0]!.operation;
    const uses = new Set(ties.flatMap(({ columns }) => columns).filter((use) => use.split('.').length === 2));
    return {
      name,
      type: 'api',
      description: `${method.toUpperCase()} ${path}`,
      depends_on: [...uses].sort(),
    };
  });
};
