import { deref, isReference, type OpenApiDocument, type Schema } from '../document.ts';

/** What values a schema lets through, as far as a column can be compared with it. */
export interface Wire {
  types: Set<string>;
  formats: Set<string>;
}

/** Collects the types and formats of a schema through references and alternatives. */
export const wireOf = (document: OpenApiDocument, schema: Schema, path: readonly Schema[] = []): Wire => {
  const wire: Wire = { types: new Set(), formats: new Set() };
  if (typeof schema !== 'object' || path.includes(schema)) return wire;
  for (const type of [schema.type ?? []].flat()) wire.types.add(String(type));
  if (typeof schema.format === 'string') wire.formats.add(schema.format);
  if (Array.isArray(schema.enum) && schema.type === undefined) {
    for (const value of schema.enum) wire.types.add(value === null ? 'null' : typeof value);
  }
  const parts = [
    ...(isReference(schema) ? [deref<Schema>(document, { $ref: schema.$ref })] : []),
    ...['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => (schema[keyword] as Schema[] | undefined) ?? []),
  ];
  for (const part of parts) {
    const inner = wireOf(document, part, [...path, schema]);
    inner.types.forEach((type) => wire.types.add(type));
    inner.formats.forEach((format) => wire.formats.add(format));
  }
  return wire;
};

interface Fit {
  columns: RegExp;
  says: string;
  fits: (wire: Wire) => boolean;
}

const text = (wire: Wire, ...formats: string[]): boolean =>
  wire.types.has('string') &&
  [...wire.formats].every((format) => formats.includes(format)) &&
  (wire.formats.size > 0 || formats.includes(''));

/** How each family of PostgreSQL types travels; the first line that knows the type decides. */
const fits: readonly Fit[] = [
  {
    columns: /^(numeric|decimal)\b/,
    says: 'a string of format decimal',
    fits: (wire) => text(wire, 'decimal'),
  },
  {
    columns: /^date$/,
    says: 'a string of format date or month',
    fits: (wire) => text(wire, 'date', 'month'),
  },
  { columns: /^timestamp/, says: 'a string of format date-time', fits: (wire) => text(wire, 'date-time') },
  { columns: /^uuid$/, says: 'a string, plain or of format uuid', fits: (wire) => text(wire, '', 'uuid') },
  {
    columns: /^(text|character varying|varchar|char|character|citext|name)\b/,
    says: 'a string',
    fits: (wire) => text(wire, '', 'uri', 'uri-reference', 'email', 'uuid'),
  },
  {
    columns: /^(bigint|int8)$/,
    says: 'an integer of format int64',
    fits: (wire) => wire.types.has('integer') && wire.formats.has('int64'),
  },
  {
    columns: /^(smallint|integer|int|int2|int4)$/,
    says: 'an integer',
    fits: (wire) => wire.types.has('integer'),
  },
  {
    columns: /^(real|double precision|float4|float8)$/,
    says: 'a number',
    fits: (wire) => wire.types.has('number'),
  },
  { columns: /^(boolean|bool)$/, says: 'a boolean', fits: (wire) => wire.types.has('boolean') },
  { columns: /\[\]$/, says: 'an array', fits: (wire) => wire.types.has('array') },
  {
    columns: /^jsonb?$/,
    says: 'an object or an array',
    fits: (wire) => wire.types.has('object') || wire.types.has('array'),
  },
];

/** Says how a column must travel when the property does not fit it, or that its type is not known. */
export const misfit = (columnType: string, wire: Wire): string | undefined => {
  const type = columnType.toLowerCase();
  const rule = (type.endsWith('[]') ? fits.filter(({ says }) => says === 'an array') : fits).find(
    ({ columns }) => columns.test(type),
  );
  if (!rule) return 'a type that the contract check knows';
  return rule.fits(wire) ? undefined : rule.says;
};
