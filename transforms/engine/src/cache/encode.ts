import { SourceFile } from '../text/sourceFile.ts';

/** What few commands look at, and is most of a project: it is read apart, when it is asked for. */
const heavy = new Set(['columns', 'output', 'influences', 'source']);

/** A value in writing: what is read at once, and the parts that wait, one behind the other. */
export interface Encoded {
  light: string;
  later: Buffer;
}

/**
 * A value as JSON that `decode` makes whole again: plain objects, lists, maps, sets and source files.
 * @throws Error for anything else, so that nothing is lost unseen.
 */
export const encode = (value: unknown): Encoded => {
  const parts: Buffer[] = [];
  let end = 0;
  const light = JSON.stringify(value, (key, each: unknown) => {
    const written = checked(each);
    if (!heavy.has(key) || typeof written !== 'object' || written === null) return written;
    const part = Buffer.from(JSON.stringify(written, (_, inner: unknown) => checked(inner)));
    parts.push(part);
    return { $later: [end, (end += part.length)] };
  });
  return { light, later: Buffer.concat(parts) };
};

const checked = (each: unknown): unknown => {
  if (typeof each === 'function' || typeof each === 'bigint' || typeof each === 'symbol')
    throw new Error(`cannot keep a ${typeof each}`);
  if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
  if (each instanceof Map) return { $map: [...each] };
  if (each instanceof Set) return { $set: [...each] };
  if (each instanceof SourceFile) return { $source: [each.file, each.text] };
  const kind = Object.getPrototypeOf(each) as { constructor?: { name: string } } | null;
  if (kind === null || kind === Object.prototype) return each;
  throw new Error(`cannot keep a ${kind.constructor?.name}`);
};

/** What `encode` was given; a property that was undefined is absent. */
export const decode = ({ light, later }: Encoded): unknown => new Decoder(later).revive(JSON.parse(light));

type Kept = { $map?: [unknown, unknown][]; $set?: unknown[]; $source?: [string, string] };

class Decoder {
  private readonly later: Buffer;

  constructor(later: Buffer) {
    this.later = later;
  }

  revive(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index];
        if (typeof item === 'object' && item !== null) value[index] = this.revive(item);
      }
      return value;
    }
    const { $map, $set, $source } = value as Kept;
    if ($map) return new Map(this.revive($map) as [unknown, unknown][]);
    if ($set) return new Set(this.revive($set) as unknown[]);
    if ($source) return new SourceFile(...$source);
    const record = value as Record<string, unknown>;
    for (const key in record) {
      const item = record[key];
      if (typeof item !== 'object' || item === null) continue;
      const { $later } = item as { $later?: [number, number] };
      if ($later) this.delay(record, key, $later);
      else record[key] = this.revive(item);
    }
    return record;
  }

  /** Makes a property read its part when it is first asked for; from then on it is like any other. */
  private delay(record: Record<string, unknown>, key: string, [start, end]: [number, number]): void {
    const settle = (value: unknown) => {
      Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
      return value;
    };
    Object.defineProperty(record, key, {
      get: () => settle(this.revive(JSON.parse(this.later.toString('utf8', start, end)))),
      set: settle,
      enumerable: true,
      configurable: true,
    });
  }
}
