import { deref, type OpenApiDocument, type Schema } from '../../document.ts';

const limits: Readonly<Record<string, (value: unknown) => string>> = {
  minimum: (value) => `≥ ${String(value)}`,
  maximum: (value) => `≤ ${String(value)}`,
  exclusiveMinimum: (value) => `> ${String(value)}`,
  exclusiveMaximum: (value) => `< ${String(value)}`,
  minLength: (value) => `at least ${String(value)} characters`,
  maxLength: (value) => `at most ${String(value)} characters`,
  minItems: (value) => `at least ${String(value)} items`,
  maxItems: (value) => `at most ${String(value)} items`,
  pattern: (value) => `pattern ${String(value)}`,
  multipleOf: (value) => `a multiple of ${String(value)}`,
  default: (value) => `default ${JSON.stringify(value)}`,
};

/** The type of a schema in a few words, such as `string (date) or null`. */
export const typeText = (schema: Schema | undefined): string => {
  if (schema === undefined || typeof schema === 'boolean') return 'anything';
  const { type, format, items } = schema as { type?: string | string[]; format?: string; items?: Schema };
  const names = [
    type ?? (schema.properties ? 'object' : schema.oneOf || schema.anyOf ? 'one of' : 'anything'),
  ]
    .flat()
    .map((name) => (name === 'array' && items ? `array of ${typeText(items)}` : name));
  const text = names.filter((name) => name !== 'null').join(' or ') || 'null';
  return `${text}${format ? ` (${format})` : ''}${names.includes('null') && text !== 'null' ? ' or null' : ''}`;
};

/** What a value must hold beside its type: limits, pattern, default, and the values it may have. */
export const limitText = (schema: Schema | undefined): string[] => {
  if (schema === undefined || typeof schema === 'boolean') return [];
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return [
    ...Object.entries(limits).flatMap(([name, say]) =>
      schema[name] === undefined ? [] : [say(schema[name])],
    ),
    ...(Array.isArray(values) ? [`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`] : []),
    ...limitText(schema.items as Schema | undefined).map((limit) => `each ${limit}`),
    ...(schema.readOnly ? ['only in answers'] : []),
    ...(schema.writeOnly ? ['only in requests'] : []),
  ];
};

/** A schema with its own reference and that of its items followed, as the words above want it. */
export const followed = (document: OpenApiDocument, schema: unknown): Schema => {
  const node = deref<Schema>(document, schema);
  return typeof node === 'object' && node.items !== undefined
    ? { ...node, items: deref<Schema>(document, node.items) }
    : node;
};
