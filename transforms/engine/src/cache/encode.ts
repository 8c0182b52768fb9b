import { SourceFile } from '../text/sourceFile.ts';

/**
 * A value as JSON that `decode` makes whole again: plain objects, lists, maps, sets and source files.
 * @throws Error for anything else, so that nothing is lost unseen.
 */
export const encode = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'function' || typeof each === 'bigint' || typeof each === 'symbol')
      throw new Error(`cannot keep a ${typeof each}`);
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    if (each instanceof Map) return { $map: [...each] };
    if (each instanceof Set) return { $set: [...each] };
    if (each instanceof SourceFile) return { $source: [each.file, each.text] };
    const kind = Object.getPrototypeOf(each) as { constructor?: { name: string } } | null;
    if (kind === null || kind === Object.prototype) return each;
    throw new Error(`cannot keep a ${kind.constructor?.name}`);
  });

/** What `encode` was given; a property that was undefined is absent. */
export const decode = (json: string): unknown => revive(JSON.parse(json));

type Kept = { $map?: [unknown, unknown][]; $set?: unknown[]; $source?: [string, string] };

const revive = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === 'object' && item !== null) value[index] = revive(item);
    }
    return value;
  }
  const { $map, $set, $source } = value as Kept;
  if ($map) return new Map(revive($map) as [unknown, unknown][]);
  if ($set) return new Set(revive($set) as unknown[]);
  if ($source) return new SourceFile(...$source);
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const item = record[key];
    if (typeof item === 'object' && item !== null) record[key] = revive(item);
  }
  return record;
};
