import { BSON } from 'mongodb';

import { isFileLoader, type Loader } from '../declare/loader.ts';
import { partColumnOf } from '../declare/describe.ts';
import { partKey, type Payload } from '../declare/source.ts';
import { plainJson } from '../values/plainJson.ts';
import { Refusal } from '../values/refusal.ts';
import { copyText, jsonbText } from './copyText.ts';

/** What the loader needs of a landed document; a broken one may lack any of it. */
export interface LandedDocument {
  readonly _id: unknown;
  readonly landedAt?: unknown;
  readonly delivery?: unknown;
  /** What it was pulled for. */
  readonly each?: unknown;
  readonly payload?: unknown;
}

/** A document that broke its contract, ready for `rejected_row`. */
export interface RejectedDocument {
  readonly rawId: string;
  readonly landedAt: Date | null;
  readonly delivery: string | null;
  readonly path: string;
  readonly reason: string;
  readonly document: string;
}

/** A document that kept its contract, as one line of COPY. */
export interface ConvertedDocument {
  readonly line: string;
  /** What a newer delivery replaces whole; empty where no part is. */
  readonly part: string;
  readonly id: unknown;
  readonly rawId: string;
}

/** Turns documents into COPY lines of a loader's table, or into rejections. Counts what it had to replace and the fields that no column reads. */
export interface Converter {
  readonly convert: (document: LandedDocument) => ConvertedDocument | RejectedDocument;
  readonly reject: (document: LandedDocument, path: string, reason: string) => RejectedDocument;
  /** U+0000 replaced so far. */
  readonly nulReplaced: () => number;
  /** Unknown field -> documents that hold it. */
  readonly drift: ReadonlyMap<string, number>;
}

/** The converter of a loader. */
export const converter = (loader: Loader): Converter => {
  const nulls = new Set<unknown>([null, undefined, ...loader.nulls]);
  const columns = Object.entries(loader.columns).map(([name, column]) => ({
    ...column,
    name,
    places: column.paths.map((path) => path.split('.')),
  }));
  const read = new Set(
    columns.flatMap(({ places }) => places.map(([first, field]) => (first === 'payload' ? field : ''))),
  );
  const hasPart = partColumnOf(loader).length > 0;
  const partOf = partReader(loader);
  const drift = new Map<string, number>();
  let nuls = 0;
  const onNul = () => void (nuls += 1);

  const reject = (document: LandedDocument, path: string, reason: string): RejectedDocument => ({
    rawId: String(document._id).replaceAll('\0', '\ufffd'),
    landedAt: document.landedAt instanceof Date ? document.landedAt : null,
    delivery: typeof document.delivery === 'string' ? document.delivery : null,
    path,
    reason: reason.replaceAll('\0', '\ufffd'),
    document: jsonbText(BSON.EJSON.stringify(document, { relaxed: false }), () => undefined),
  });

  const convert = (document: LandedDocument): ConvertedDocument | RejectedDocument => {
    const payload = document.payload;
    if (!isPayload(payload)) return reject(document, 'payload', 'is missing or not an object');
    const broken: { path: string; reason: string }[] = [];
    const row: Record<string, string | null> = {};
    const part = partOf(document, payload);
    const rawId = String(document._id);
    const delivery = document.delivery == null ? null : String(document.delivery);
    const envelope = [rawId, (document.landedAt as Date).toISOString(), delivery, ...(hasPart ? [part] : [])];
    const cells = envelope.map((cell) => copyText(cell, onNul));
    for (const { name, places, paths, read: readValue, notNull, type } of columns) {
      let value: unknown;
      let at = 0;
      do value = valueAt(document, places[at] as string[]);
      while (nulls.has(value) && ++at < places.length);
      const text = nulls.has(value) ? null : readValue(value);
      if (text instanceof Refusal) broken.push({ path: paths[at] as string, reason: text.reason });
      else if (text === null && notNull) broken.push({ path: paths.join(' or '), reason: 'is missing' });
      row[name] = text instanceof Refusal ? null : text;
      cells.push(copyText(type === 'jsonb' && row[name] ? jsonbText(row[name], onNul) : row[name], onNul));
    }
    if (loader.document !== undefined) cells.push(copyText(jsonbText(plainJson(payload), onNul), onNul));
    for (const check of loader.checks)
      if (!check.holds(row))
        broken.push({ path: loader.columns[check.column]?.paths[0] ?? check.column, reason: check.reason });
    for (const field in payload)
      if (!read.has(field) && !loader.expects(field)) drift.set(field, (drift.get(field) ?? 0) + 1);
    const [first, ...others] = broken;
    if (!first) return { line: `${cells.join('\t')}\n`, part, id: document._id, rawId };
    const more = others.map(({ path, reason }) => `; ${path}: ${reason}`).join('');
    return reject(document, first.path, first.reason + more);
  };
  return { convert, reject, nulReplaced: () => nuls, drift };
};

/** What a row is replaced with: its part of a file, or what a snapshot was pulled for. */
const partReader = (loader: Loader): ((document: LandedDocument, payload: Payload) => string) => {
  if (isFileLoader(loader)) return (_, payload) => partKey(loader.from.source.partOf(payload));
  if (loader.into.mode !== 'replace') return () => '';
  return ({ each }) => (typeof each === 'object' && each ? Object.values(each).join('|') : '');
};

const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const valueAt = (document: unknown, place: readonly string[]): unknown => {
  let value = document;
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
};
