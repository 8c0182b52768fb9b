import { deref, type OpenApiDocument, type Parameter, type Schema } from '../document.ts';
import type { Operation } from '../operations.ts';
import { ContractError } from '../options.ts';
import type { ParameterSpec, ValueShape } from '../runtime/types.ts';

type SchemaObject = Exclude<Schema, boolean>;

/** Follows references of a schema and lays its siblings over what they point to. */
const flatten = (document: OpenApiDocument, schema: Schema | undefined): SchemaObject => {
  if (typeof schema !== 'object') return {};
  const { $ref, ...own } = schema;
  return $ref === undefined ? own : { ...flatten(document, deref(document, { $ref })), ...own };
};

const shapeOf = (document: OpenApiDocument, schema: Schema | undefined): ValueShape | undefined => {
  const flat = flatten(document, schema);
  const type = Array.isArray(flat.type) ? flat.type.find((name) => name !== 'null') : flat.type;
  if (type === 'array') {
    const items = shapeOf(document, flat.items as Schema);
    return items && items.kind !== 'array' && items.kind !== 'object' ? { kind: 'array', items } : undefined;
  }
  if (type === 'object') {
    const properties: Record<string, ValueShape> = {};
    for (const [name, member] of Object.entries((flat.properties ?? {}) as Record<string, Schema>)) {
      const shape = shapeOf(document, member);
      if (!shape || shape.kind === 'array' || shape.kind === 'object') return undefined;
      properties[name] = shape;
    }
    return { kind: 'object', properties };
  }
  return ['string', 'integer', 'number', 'boolean'].includes(String(type))
    ? { kind: type as 'string' | 'integer' | 'number' | 'boolean' }
    : undefined;
};

/** The styles that are read, by place and kind of value; the first one is the default of the place. */
const styles = {
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  cookie: ['form'],
  path: ['simple'],
  header: ['simple'],
} as const;

/**
 * Says how each parameter of an operation is written.
 * @throws ContractError for a style or type that is not read, rather than to guess at run time.
 */
export const parameterSpecs = (document: OpenApiDocument, operation: Operation): ParameterSpec[] =>
  operation.parameters.map((parameter) => {
    const refuse = (message: string): never => {
      throw new ContractError('A parameter cannot be decoded:', [
        {
          where: `${operation.method} ${operation.path} (${operation.operationId}) ${parameter.in} ${parameter.name}`,
          message,
        },
      ]);
    };
    const style = (parameter.style ?? styles[parameter.in][0]) as ParameterSpec['style'];
    if (!(styles[parameter.in] as readonly string[]).includes(style)) {
      refuse(`style "${style}" is not read here; use ${styles[parameter.in].join(' or ')}.`);
    }
    const shape: ValueShape =
      parameter.content !== undefined
        ? { kind: 'json' }
        : (shapeOf(document, parameter.schema) ??
          refuse(
            'its schema must have the type string, integer, number, boolean, or a list or object of these.',
          ));
    if ((shape.kind === 'object') !== (style === 'deepObject')) {
      refuse('an object needs style deepObject, and nothing else may have it.');
    }
    const explode = parameter.explode ?? style === 'form';
    const spec: ParameterSpec = {
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      style,
      explode,
      shape,
    };
    const fallback = flatten(document, schemaOf(parameter)).default;
    return fallback === undefined ? spec : { ...spec, default: fallback };
  });

/** The schema of a parameter, wherever it stands. */
export const schemaOf = (parameter: Parameter): Schema | undefined =>
  parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema;
