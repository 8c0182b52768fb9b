/**
 * What a value must be as plain JSON, by its canonical extended JSON as the driver writes it: the judge of the loader's
 * own writer, which never sees that form.
 */
export const plainFromCanonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(clean(value));
  if (Array.isArray(value)) return `[${value.map(plainFromCanonical).join(',')}]`;
  const fields = Object.entries(value as object);
  const [first] = fields;
  if (fields.length === 1 && first && first[0].startsWith('$')) {
    const known = wrapped(first[0], first[1]);
    if (known !== undefined) return known;
  }
  if (first?.[0].startsWith('$')) return verbatim(value); // $code with $scope
  return `{${fields.map(([name, each]) => `${JSON.stringify(clean(name))}:${plainFromCanonical(each)}`).join(',')}}`;
};

const wrapped = (name: string, inner: unknown): string | undefined => {
  switch (name) {
    case '$numberInt':
    case '$numberLong':
      return inner as string;
    case '$numberDouble': // written with a digit after the point, which says nothing
      return /^-?[\d.]/.test(inner as string) ? (inner as string).replace(/\.0$/, '') : JSON.stringify(inner);
    case '$numberDecimal':
      return /^-?[\d.]/.test(inner as string) ? (inner as string) : JSON.stringify(inner);
    case '$oid':
    case '$uuid':
      return JSON.stringify(inner);
    case '$date': {
      const ms = Number((inner as { $numberLong: string }).$numberLong);
      return JSON.stringify(new Date(ms).toISOString());
    }
    case '$binary': {
      const { base64, subType } = inner as { base64: string; subType: string };
      if (subType !== '04') return JSON.stringify(base64);
      const hex = Buffer.from(base64, 'base64').toString('hex');
      return JSON.stringify(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
    }
    case '$minKey':
    case '$maxKey':
    case '$timestamp':
    case '$regularExpression':
    case '$code':
      return verbatim({ [name]: inner });
    default:
      return undefined;
  }
};

const verbatim = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? clean(each) : each));

/** PostgreSQL holds no U+0000. */
export const clean = (text: string): string => text.replaceAll('\0', '\ufffd');
