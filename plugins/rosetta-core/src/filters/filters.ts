import type { Codec } from './codec';

/** The filters of a page: the name in the URL and how it is read. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a schema mixes codecs of any type
export type FilterSchema = Record<string, Codec<any>>;

/** The values that a schema describes. */
export type FilterValues<S extends FilterSchema> = { [K in keyof S]: S[K]['fallback'] };

/** A part of the URL that could not be read, so that the page can say so. */
export type Refused = { key: string; value: string };

/** Reads the filters; what cannot be read falls back and is reported. */
export const readFilters = <S extends FilterSchema>(schema: S, params: URLSearchParams) => {
  const refused: Refused[] = [];
  const read = ([key, codec]: [string, S[string]]) => {
    const value = params.get(key);
    if (!value) return [key, codec.fallback];
    const known = codec.read(value);
    if (known === undefined) refused.push({ key, value });
    return [key, known ?? codec.fallback];
  };
  const values = Object.fromEntries(
    Object.entries(schema).map((entry) => read(entry as [string, S[string]])),
  );
  return { values: values as FilterValues<S>, refused };
};

/** The URL with some filters changed; defaults are left out and what the schema does not know is kept. */
export const writeFilters = <S extends FilterSchema>(
  schema: S,
  params: URLSearchParams,
  patch: Partial<FilterValues<S>>,
): URLSearchParams => {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || value === schema[key]?.fallback) next.delete(key);
    else next.set(key, String(value));
  }
  return next;
};
