import { lazyObject } from '../bson/field.ts';
import { kinds } from '../bson/kinds.ts';
import { Locator } from '../bson/locate.ts';
import { Malformed } from '../bson/malformed.ts';
import type { CopyRows } from '../bson/rows.ts';
import { Sink } from '../bson/sink.ts';
import { type Document, documentIn } from '../bson/skip.ts';
import { valueIn } from '../bson/value.ts';
import { isFileLoader, type Loader, type RowTexts } from '../declare/loader.ts';
import { partKey, type Payload } from '../declare/source.ts';
import { refuse, Refusal } from '../values/refusal.ts';
import { driftCounter } from './drift.ts';
import { type Field, fieldsOf } from './fields.ts';
import { type RejectedDocument, rejectedDocument } from './rejectedDocument.ts';

/** A stretch of documents, converted. */
export interface Converted {
  readonly rows: CopyRows;
  readonly rejected: readonly RejectedDocument[];
  /** U+0000 and half surrogate pairs replaced. */
  readonly nulReplaced: number;
  /** Gives the rows' memory back for others to come; without it the collector does. */
  readonly release: () => void;
}

/** Turns documents, as BSON, into COPY rows of a loader's table or into rejections, and counts the fields that no column reads. */
export interface Converter {
  /** Rows of a part that is not wanted are read past. */
  readonly convert: (documents: readonly Buffer[], isWanted?: (part: string) => boolean) => Converted;
  /** Unknown field -> documents that hold it. */
  readonly drift: ReadonlyMap<string, number>;
}

interface Broken {
  readonly path: string;
  readonly reason: string;
}

/** The converter of a loader. Values go from BSON to COPY as bytes; only what a rule or a format judges is decoded. */
export const converter = (loader: Loader): Converter => {
  const drift = driftCounter(loader.expects);
  const locator = new Locator('payload', drift.add);
  const fields = fieldsOf(loader, locator);
  const payload = locator.slotOf('payload');
  const each = locator.slotOf('each');
  const nulls = loader.nulls.map((text) => Buffer.from(text));
  const isFile = isFileLoader(loader);
  const spare: Sink[] = []; // large buffers that come and go stay in memory long after they went
  const hasPart = fields.some((field) => field.isPart);
  let document = {} as Document; // the one under conversion

  const value = (slot: number): unknown =>
    valueIn(
      document.bytes,
      locator.kind[slot] as number,
      locator.start[slot] as number,
      locator.end[slot] as number,
    );

  const partOf = (): string => {
    if (isFile) {
      const start = locator.start[payload] as number;
      const fieldsOfRow = lazyObject(document, start, locator.end[payload] as number) as Payload;
      return partKey(loader.from.source.partOf(fieldsOfRow));
    }
    // What a snapshot was pulled for.
    return locator.kind[each] === kinds.object ? Object.values(value(each) as object).join('|') : '';
  };

  const isNull = (slot: number, isOfSource: boolean): boolean => {
    const kind = locator.kind[slot];
    if (kind === kinds.absent || kind === kinds.null || kind === kinds.undefined) return true;
    if (kind !== kinds.string || !isOfSource) return false;
    const from = (locator.start[slot] as number) + 4;
    const to = (locator.end[slot] as number) - 1;
    for (const text of nulls)
      if (text.length === to - from && document.bytes.compare(text, 0, text.length, from, to) === 0)
        return true;
    return false;
  };

  /** The path whose value counts: the first that holds one; -1 where none does. */
  const holding = ({ slots, wraps, isOfSource }: Field): number => {
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at] as number;
      const isWrapper = wraps[at] && locator.kind[slot] === kinds.object;
      if (!isWrapper && !isNull(slot, isOfSource)) return at;
    }
    return -1;
  };

  /** Writes a field; says why it cannot. */
  const put = (sink: Sink, field: Field, part: string): Broken | undefined => {
    if (field.isPart) {
      field.cell.text(sink, part);
      return undefined;
    }
    const at = holding(field);
    if (at < 0) {
      sink.int32(-1);
      return field.isRequired ? { path: field.paths.join(' or '), reason: 'is missing' } : undefined;
    }
    const slot = field.slots[at] as number;
    const { kind, start, end } = locator;
    if (
      field.isPlain &&
      field.cell.value(sink, document, kind[slot] as number, start[slot] as number, end[slot] as number)
    )
      return undefined;
    const found = value(slot);
    const text = field.read(found);
    const isWritten = typeof text === 'string' && field.cell.text(sink, text);
    if (isWritten) return undefined;
    const { reason } = text instanceof Refusal ? text : refuse(found, 'within what PostgreSQL can hold');
    return { path: field.paths[at] as string, reason };
  };

  /** The row as its checks see it: a text is made when a check asks for it. */
  const texts = Object.defineProperties(
    {},
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        {
          get: () => {
            const at = holding(field);
            const text = at < 0 ? null : field.read(value(field.slots[at] as number));
            return text instanceof Refusal ? null : text;
          },
        },
      ]),
    ),
  ) as RowTexts;

  const putRow = (sink: Sink, part: string): Broken[] => {
    const broken: Broken[] = [];
    sink.int16(fields.length);
    for (const field of fields) {
      const why = put(sink, field, part);
      if (why) broken.push(why);
    }
    for (const check of loader.checks)
      if (!check.holds(texts))
        broken.push({ path: loader.columns[check.column]?.paths[0] ?? check.column, reason: check.reason });
    return broken;
  };

  /** Writes a document's row; says why it cannot, or that nobody wants it. */
  const putDocument = (
    sink: Sink,
    bytes: Buffer,
    isWanted: ((part: string) => boolean) | undefined,
  ): Broken[] | 'unwanted' => {
    document = documentIn(bytes);
    locator.locate(document);
    if (locator.kind[payload] !== kinds.object)
      return [{ path: 'payload', reason: 'is missing or not an object' }];
    const part = hasPart ? partOf() : '';
    const broken = putRow(sink, part);
    return !broken.length && isWanted && !isWanted(part) ? 'unwanted' : broken;
  };

  const convert: Converter['convert'] = (documents, isWanted) => {
    const sink = spare.pop() ?? new Sink();
    const rejected: RejectedDocument[] = [];
    const ends: number[] = [];
    const kept: Buffer[] = [];
    for (const bytes of documents) {
      const { at, nuls } = sink;
      const broken = attempt(() => putDocument(sink, bytes, isWanted));
      if (broken !== 'unwanted' && !broken.length) {
        ends.push(sink.at);
        kept.push(bytes);
        continue;
      }
      sink.at = at;
      sink.nuls = nuls;
      if (broken !== 'unwanted') rejected.push(rejection(bytes, broken));
    }
    return {
      rows: { data: sink.bytes.subarray(0, sink.at), ends, documents: kept },
      rejected,
      nulReplaced: sink.nuls,
      release: () => {
        sink.at = 0;
        sink.nuls = 0;
        spare.push(sink);
      },
    };
  };
  return { convert, drift: drift.counts };
};

const attempt = <T>(work: () => T): T | Broken[] => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return [{ path: '', reason: `The document ${error.message}` }];
  }
};

const rejection = (bytes: Buffer, [first, ...others]: readonly Broken[]): RejectedDocument => {
  const more = others.map(({ path, reason }) => `; ${path}: ${reason}`).join('');
  return rejectedDocument(bytes, first?.path ?? '', `${first?.reason ?? ''}${more}`);
};
