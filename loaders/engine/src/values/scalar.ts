/** The text of a BSON or JavaScript scalar, exact (int64 and Decimal128 never pass through a float), or undefined for anything else. */
export const scalarText = (value: unknown): string | undefined => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
      if (value && '_bsontype' in value && bsonScalars.has(String(value._bsontype))) return String(value);
      return undefined;
    default:
      return undefined;
  }
};

const bsonScalars = new Set(['ObjectId', 'Decimal128', 'Long', 'Int32', 'Double', 'UUID']);
