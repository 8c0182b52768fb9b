import { deref, isReference, type OpenApiDocument } from '../document.ts';
import { operationsOf } from '../operations.ts';
import type { DocumentedApi } from './docsOptions.ts';

/** The names of the properties below a node, references followed once each. */
const fieldsOf = (document: OpenApiDocument, node: unknown, seen = new Set<unknown>()): string[] => {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  if (isReference(node)) return fieldsOf(document, deref(document, node), seen);
  const { properties } = node as { properties?: Record<string, unknown> };
  return [
    ...Object.keys(properties ?? {}),
    ...Object.entries(node)
      .filter(([key]) => !/^examples?$/.test(key))
      .flatMap(([, child]) => fieldsOf(document, child, seen)),
  ];
};

/** What the search looks through: one entry per operation, with the names of its parameters and fields. */
export const searchIndex = (apis: readonly DocumentedApi[]): string => {
  const entries = apis.flatMap(({ name, document }) =>
    operationsOf(document).map((operation) => ({
      id: operation.operationId,
      method: operation.method,
      path: operation.path,
      summary: (operation.source.summary as string | undefined) ?? '',
      api: document.info.title,
      href: `${name}/index.html#${operation.operationId}`,
      names: [
        ...new Set([
          ...operation.parameters.map((parameter) => parameter.name),
          ...fieldsOf(document, [operation.requestBody, operation.responses]),
        ]),
      ].join(' '),
    })),
  );
  return `window.contractSearch = ${JSON.stringify(entries)};\n`;
};
