type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What may stand beside `$ref` in 3.0 without changing what is valid; the rest is ignored there, but would count in 3.1. */
const besideReference = new Set(['$ref', 'description', 'title', 'deprecated', 'nullable']);

/** Puts "or null" around a union, where the upgrader leaves `nullable` standing; elsewhere without `type` it says nothing. */
const mendNullable = (schema: Node): Node => {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  if (rest.type !== undefined || rest.$ref !== undefined || rest.allOf !== undefined) return schema;
  if (rest.oneOf === undefined && rest.anyOf === undefined)
    // An arm of a union that only says nullable is left to the upgrader, which makes it `type: null`.
    return Object.keys(rest).some((keyword) => keyword === 'enum' || keyword === 'properties')
      ? rest
      : schema;
  const annotations = ['title', 'description', 'example', 'default', 'deprecated', 'readOnly', 'writeOnly'];
  const own = Object.fromEntries(Object.entries(rest).filter(([keyword]) => annotations.includes(keyword)));
  const union = Object.fromEntries(
    Object.entries(rest).filter(([keyword]) => !annotations.includes(keyword)),
  );
  return { ...own, anyOf: [union, { type: 'null' }] };
};

const mendSchema = (schema: unknown): unknown => {
  if (!isNode(schema)) return schema;
  const own =
    typeof schema.$ref === 'string'
      ? Object.fromEntries(
          Object.entries(schema).filter(([name]) => besideReference.has(name) || name.startsWith('x-')),
        )
      : schema;
  const inner = Object.fromEntries(
    Object.entries(own).map(([keyword, value]) => {
      if (keyword === 'properties' && isNode(value)) return [keyword, mapOf(value, mendSchema)];
      if (['allOf', 'oneOf', 'anyOf'].includes(keyword) && Array.isArray(value))
        return [keyword, value.map(mendSchema)];
      if (['items', 'additionalProperties', 'not'].includes(keyword)) return [keyword, mendSchema(value)];
      return [keyword, value];
    }),
  );
  return mendNullable(inner);
};

const mapOf = (node: Node, change: (value: unknown) => unknown): Node =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value)]));

/** Mends every schema of a 3.0 document that the upgrader would carry over wrongly; examples and extensions are data and stay. */
export const mendSchemas = (document: unknown): unknown => {
  const walk = (node: unknown, key = ''): unknown => {
    if (Array.isArray(node)) return node.map((item) => walk(item));
    if (!isNode(node) || key === 'example' || key === 'examples' || key.startsWith('x-')) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => {
        if (name === 'schema') return [name, mendSchema(value)];
        if (key === 'components' && name === 'schemas' && isNode(value))
          return [name, mapOf(value, mendSchema)];
        return [name, walk(value, name)];
      }),
    );
  };
  return walk(document);
};
