import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';

type Node = Record<string, unknown>;

const typesOf = (schema: Node): unknown[] => [schema.type ?? []].flat();

/** Visits every property of every schema by its name. */
const eachProperty =
  (judge: (name: string, schema: Node) => string | undefined): Oas3Rule =>
  () => ({
    SchemaProperties(properties, { report, location, resolve }) {
      for (const [name, property] of Object.entries(properties as Record<string, unknown>)) {
        const schema = resolve(property as never).node as Node | undefined;
        const message = schema && judge(name, schema);
        if (message) report({ message, location: location.child(name) });
      }
    },
  });

/** Visits every parameter whose name is one of these. */
const eachQuery =
  (names: RegExp, judge: (name: string, schema: Node) => string | undefined): Oas3Rule =>
  () => ({
    Parameter(parameter, { report, location, resolve }) {
      if (parameter.in !== 'query' || !names.test(parameter.name ?? '')) return;
      const schema = (resolve(parameter.schema as never).node ?? {}) as Node;
      const message = judge(parameter.name ?? '', schema);
      if (message) report({ message, location });
    },
  });

/** Refuses paging by position. */
export const noOffset = eachQuery(
  /^(offset|skip|page|pageNumber|page_number|startIndex)$/i,
  (name) => `Parameter "${name}" pages by position; use an opaque cursor.`,
);

/** A page size that anybody may raise is a denial of service. */
export const boundedLimit = eachQuery(/^(limit|pageSize|page_size|perPage|per_page)$/i, (name, schema) =>
  schema.maximum === undefined && schema.exclusiveMaximum === undefined && schema.enum === undefined
    ? `Parameter "${name}" needs a maximum.`
    : undefined,
);

/** Refuses amounts as numbers. */
export const moneyText = eachProperty((name, schema) =>
  /(cost|price|amount|balance)$/i.test(name) &&
  typesOf(schema).some((type) => type === 'number' || type === 'integer')
    ? `Property "${name}" is money: use a string with format decimal.`
    : undefined,
);

/** Asks for the formats of instants and days. */
export const datedText = eachProperty((name, schema) => {
  const wanted = /[a-z]At$/.test(name) ? 'date-time' : /[a-z](On|Date)$/.test(name) ? 'date' : undefined;
  const types = typesOf(schema);
  if (wanted === undefined || types.includes('object') || types.includes('boolean')) return undefined;
  if (
    types.includes('integer') ||
    types.includes('number') ||
    (types.includes('string') && schema.format !== wanted)
  )
    return `Property "${name}" needs type string and format ${wanted}.`;
  return undefined;
});

/** Refuses `const`. */
export const enumOfOne: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    if ((schema as unknown as Node).const === undefined) return;
    report({ message: 'Write const as an enum of one value.', location: location.child('const') });
  },
});

/** Refuses that anything may stand beside the properties that are listed; an object without any is free on purpose. */
export const closedObject: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    const { additionalProperties: open, properties } = schema as unknown as Node;
    if (properties === undefined) return;
    if (open !== true && !(typeof open === 'object' && open !== null && Object.keys(open).length === 0))
      return;
    report({
      message: 'additionalProperties must be false, or the schema of what may be there.',
      location: location.child('additionalProperties'),
    });
  },
});

/** Asks for a bound of every text and list that a client sends. */
export const boundedRequest: Oas3Rule = () => {
  const seen = new Set<unknown>(); // a schema that several requests share is told once
  const judge = (schema: Node): string | undefined => {
    const types = typesOf(schema);
    if (types.includes('array') && schema.maxItems === undefined)
      return 'A list in a request needs maxItems.';
    const bounded = ['maxLength', 'enum', 'const', 'format', 'pattern'].some(
      (keyword) => schema[keyword] !== undefined,
    );
    return types.includes('string') && !bounded
      ? 'A text in a request needs maxLength, a format, a pattern or an enum.'
      : undefined;
  };
  const walk = (
    schema: unknown,
    at: Location,
    { report, resolve }: Pick<UserContext, 'report' | 'resolve'>,
  ): void => {
    const found = resolve(schema as never, at.source.absoluteRef);
    const location = found.location && typeof (schema as Node)?.$ref === 'string' ? found.location : at;
    const node = found.node as Node | undefined;
    if (typeof node !== 'object' || node === null || seen.has(node) || node.readOnly === true) return;
    seen.add(node);
    const message = judge(node);
    if (message) report({ message, location });
    for (const keyword of ['properties', 'allOf', 'oneOf', 'anyOf'])
      for (const [name, member] of Object.entries((node[keyword] as object | undefined) ?? {}))
        walk(member, location.child([keyword, name]), { report, resolve });
    for (const keyword of ['items', 'additionalProperties'])
      if (node[keyword] !== undefined) walk(node[keyword], location.child(keyword), { report, resolve });
  };
  return {
    Parameter({ schema }, context) {
      if (schema) walk(schema, context.location.child('schema'), context);
    },
    RequestBody: {
      MediaType({ schema }, context) {
        if (schema) walk(schema, context.location.child('schema'), context);
      },
    },
  };
};

/** Asks for a tag. */
export const tagged: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    if ((operation.tags ?? []).length > 0) return;
    report({ message: 'An operation needs a tag.', location });
  },
});

/** Refuses capitals and underscores in a path; what stands in braces is a name of the code. */
export const kebabPath: Oas3Rule = () => ({
  PathItem(_, { report, location, key }) {
    const wrong = String(key)
      .split('/')
      .find((part) => part !== '' && !/^(\{[^}]+\}|[a-z0-9.]+(-[a-z0-9.]+)*)$/.test(part));
    if (wrong !== undefined && String(key).startsWith('/'))
      report({ message: `Path part "${wrong}" must be in kebab-case.`, location: location.key() });
  },
});
