import { deref, type OpenApiDocument, type Schema } from '../../document.ts';
import { operationsOf } from '../../operations.ts';

/** The media type of refusals (RFC 9457). */
export const problemType = 'application/problem+json';

/** The shape of every refusal of an API; nothing when refusals differ, or have none. */
export const problemSchema = (document: OpenApiDocument): Schema | undefined => {
  const schemas = operationsOf(document).flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content }) => {
      const schema = content?.[problemType]?.schema;
      return schema === undefined ? [] : [deref<Schema>(document, schema)];
    }),
  );
  return new Set(schemas).size === 1 ? schemas[0] : undefined;
};
