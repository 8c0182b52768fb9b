import { deref, type OpenApiDocument, type Schema } from '../document.ts';
import { isJudged, type Operation, operationsOf } from '../operations.ts';

/** A response property that says which columns it is read from. */
export interface ColumnTie {
  operation: Operation;
  status: string;
  /** Where the property is in the body; `*` stands for any item of a list. */
  pointer: string;
  columns: string[];
  schema: Schema;
}

type Visit = (pointer: string, schema: Record<string, unknown>) => void;

const walk = (
  document: OpenApiDocument,
  node: unknown,
  pointer: string,
  path: readonly unknown[],
  visit: Visit,
): void => {
  if (typeof node !== 'object' || node === null || path.includes(node)) return;
  const schema = node as Record<string, unknown>;
  const inner = [...path, node];
  visit(pointer, schema);
  if (typeof schema.$ref === 'string') walk(document, deref(document, schema), pointer, inner, visit);
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    for (const part of (schema[keyword] as unknown[]) ?? []) walk(document, part, pointer, inner, visit);
  }
  for (const [name, property] of Object.entries((schema.properties as object) ?? {})) {
    walk(document, property, `${pointer}/${name}`, inner, visit);
  }
  if (schema.items) walk(document, schema.items, `${pointer}/*`, inner, visit);
  if (schema.additionalProperties) walk(document, schema.additionalProperties, `${pointer}/*`, inner, visit);
};

/** Lists every tied property of every JSON response, in the order of the document. */
export const columnTies = (document: OpenApiDocument, extension: string): ColumnTie[] => {
  const ties: ColumnTie[] = [];
  for (const operation of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      for (const [type, media] of Object.entries(response.content ?? {})) {
        if (!isJudged(type)) continue;
        walk(document, media.schema, '', [], (pointer, schema) => {
          const named = schema[extension];
          if (named !== undefined)
            ties.push({ operation, status, pointer, columns: [named].flat().map(String), schema });
        });
      }
    }
  }
  return ties;
};
