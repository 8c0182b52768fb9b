import type { OpenApiDocument, Schema } from '../document.ts';

/** Whether a schema judges what a client sends or what a server answers. */
export type Direction = 'request' | 'response';

const documentId = (direction: Direction): string => `https://contract.invalid/${direction}`;

const annotations = new Set([
  'example',
  'examples',
  'externalDocs',
  'xml',
  'description',
  'title',
  'deprecated',
  'default',
  '$comment',
]);
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);
const literals = new Set(['enum', 'const', 'required']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Rewrites a schema of the document for one direction: references point into that direction's schemas,
 * annotations go, and a property that must not travel this way is forbidden and no longer required.
 */
export const schemaFor = (schema: unknown, direction: Direction): Schema => {
  if (!isObject(schema)) return schema as Schema;
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
  const out: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (
      keyword.startsWith('x-') ||
      annotations.has(keyword) ||
      keyword === 'readOnly' ||
      keyword === 'writeOnly'
    )
      continue;
    if (keyword === '$ref') out.$ref = `${documentId(direction)}${String(value)}`;
    else if (literals.has(keyword)) out[keyword] = value;
    else if (maps.has(keyword) && isObject(value)) {
      out[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, member]) => [
          name,
          isObject(member) && member[hidden] === true ? false : schemaFor(member, direction),
        ]),
      );
    } else if (Array.isArray(value)) out[keyword] = value.map((member) => schemaFor(member, direction));
    else
      out[keyword] =
        keyword === 'discriminator'
          ? { propertyName: (value as { propertyName: string }).propertyName }
          : schemaFor(value, direction);
  }
  const properties = schema.properties;
  if (Array.isArray(schema.required) && isObject(properties)) {
    out.required = schema.required.filter((name) => {
      const property = properties[String(name)];
      return !(isObject(property) && property[hidden] === true);
    });
  }
  return out;
};

/** All component schemas of a document in one schema that references can point into. */
export const documentSchema = (document: OpenApiDocument, direction: Direction): Schema => ({
  $id: documentId(direction),
  components: {
    schemas: Object.fromEntries(
      Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
        name,
        schemaFor(schema, direction),
      ]),
    ),
  },
});
