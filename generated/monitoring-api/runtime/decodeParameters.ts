import { decodeScalar, decodeText, type Decoded } from './decodeValue.ts';
import { readQuery, type RawPair } from './readQuery.ts';
import type { DecodedParameters, Fault, ParameterSpec, RawRequest, ValueShape } from './types.ts';

const separators = {
  form: ',',
  simple: ',',
  pipeDelimited: /\||%7C/i,
  spaceDelimited: /\+|%20/,
  deepObject: ',',
};

/** Reads a list; an item that is wrong is reported with its index. */
const decodeList = (
  raws: string[],
  items: ValueShape,
  plus: boolean,
  pointer: string,
  faults: Fault[],
): unknown[] =>
  raws.map((raw, index) => {
    const result = decodeOne(raw, items, plus);
    if ('value' in result) return result.value;
    faults.push({ pointer: `${pointer}/${index}`, detail: result.fault });
    return undefined;
  });

const decodeOne = (raw: string, shape: ValueShape, plus: boolean): Decoded => {
  const text = decodeText(raw, plus);
  return 'fault' in text ? text : decodeScalar(text.value as string, shape);
};

/** Reads one parameter from the raw texts it was given as; undefined when it is absent. */
const decodeGiven = (spec: ParameterSpec, raws: string[], pointer: string, faults: Fault[]): unknown => {
  const plus = spec.in === 'query';
  if (spec.shape.kind === 'array') {
    const repeated = spec.in === 'query' && spec.explode;
    const split = repeated ? raws : raws.flatMap((raw) => raw.split(separators[spec.style]));
    // Clients and proxies put spaces around the commas of a header (RFC 9110, 5.6.1).
    const parts = spec.in === 'header' ? split.map((part) => part.trim()) : split;
    if (!repeated && raws.length > 1) faults.push({ pointer, detail: 'must be given once' });
    return decodeList(parts, spec.shape.items, plus, pointer, faults);
  }
  if (raws.length > 1) {
    faults.push({ pointer, detail: 'must be given once' });
    return undefined;
  }
  const result = decodeOne(raws[0] ?? '', spec.shape, plus);
  if ('value' in result) return result.value;
  faults.push({ pointer, detail: result.fault });
  return undefined;
};

/** Reads `name[key]=value` pairs into an object. */
const decodeDeepObject = (
  spec: ParameterSpec,
  pairs: RawPair[],
  used: Set<RawPair>,
  faults: Fault[],
): unknown => {
  if (spec.shape.kind !== 'object') return undefined;
  const value: Record<string, unknown> = {};
  for (const pair of pairs.filter(({ name }) => name.startsWith(`${spec.name}[`) && name.endsWith(']'))) {
    used.add(pair);
    const key = pair.name.slice(spec.name.length + 1, -1);
    const pointer = `/query/${spec.name}/${key}`;
    const shape = Object.hasOwn(spec.shape.properties, key) ? spec.shape.properties[key] : undefined;
    if (!shape) faults.push({ pointer, detail: 'is not known here' });
    else if (Object.hasOwn(value, key)) faults.push({ pointer, detail: 'must be given once' });
    else value[key] = decodeGiven({ ...spec, shape }, [pair.value], pointer, faults);
  }
  return Object.keys(value).length > 0 ? value : undefined;
};

const cookiesOf = (header: string | string[] | undefined): RawPair[] =>
  String(header ?? '')
    .split(/;\s*/)
    .filter(Boolean)
    .map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));

/**
 * Reads the parameters of a request from its raw URL and headers by the style and type that the spec gives each.
 * Nothing is coerced: a value that is not written as its type is a fault, and so is an unknown query parameter.
 */
export const decodeParameters = (
  specs: readonly ParameterSpec[],
  raw: RawRequest,
): { parameters: DecodedParameters; faults: Fault[] } => {
  const parameters: DecodedParameters = { query: {}, path: {}, header: {}, cookie: {} };
  const { pairs, faults } = readQuery(raw.query);
  const used = new Set<RawPair>();
  const cookies = cookiesOf(raw.headers.cookie);
  const givenFor = (spec: ParameterSpec, key: string): string[] => {
    if (spec.in === 'path') return [raw.path[spec.name] ?? []].flat();
    // Headers are not percent-encoded: encode the sign so that the one decoder serves all places.
    if (spec.in === 'header')
      return [raw.headers[key] ?? []].flat().map((value) => value.replaceAll('%', '%25'));
    const own = (spec.in === 'query' ? pairs : cookies).filter(({ name }) => name === spec.name);
    own.forEach((pair) => used.add(pair));
    return own.map(({ value }) => value);
  };
  for (const spec of specs) {
    const key = spec.in === 'header' ? spec.name.toLowerCase() : spec.name;
    const given = givenFor(spec, key);
    const before = faults.length;
    const value =
      spec.style === 'deepObject' && spec.shape.kind === 'object'
        ? decodeDeepObject(spec, pairs, used, faults)
        : given.length > 0
          ? decodeGiven(spec, given, `/${spec.in}/${key}`, faults)
          : undefined;
    if (value !== undefined) parameters[spec.in][key] = value;
    else if (spec.default !== undefined && faults.length === before) parameters[spec.in][key] = spec.default;
  }
  for (const pair of pairs) {
    if (!used.has(pair))
      faults.push({ pointer: `/query/${pair.name}`, detail: 'is not a parameter of this operation' });
  }
  return { parameters, faults };
};
