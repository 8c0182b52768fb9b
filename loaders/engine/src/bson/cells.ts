import { integer, long, short } from './integerCells.ts';
import { hasIsoText, holdsInstant, putDay, putInstant } from './instant.ts';
import { putJson } from './json.ts';
import { jsonbText } from './jsonbText.ts';
import { kinds } from './kinds.ts';
import { putNumeric } from './numeric.ts';
import { numberText, scalarText } from './scalarText.ts';
import type { Sink } from './sink.ts';
import type { Document } from './skip.ts';
import { instantIn } from './timestampText.ts';

/** How one column type is written in COPY's binary format. Both say false, and write nothing, where they cannot. */
export interface Cell {
  /** Writes a value of a document, where that needs no rule beyond the type. */
  readonly value: (sink: Sink, document: Document, kind: number, start: number, end: number) => boolean;
  /** Writes what a value reader made of a value. */
  readonly text: (sink: Sink, text: string) => boolean;
}

const text: Cell = {
  value: (sink, { bytes, view }, kind, start, end) => {
    if (kind === kinds.string) {
      const from = sink.measured();
      sink.utf8(bytes, start + 4, end - 1);
      sink.measure(from);
      return true;
    }
    const found = scalarText(bytes, view, kind, start, end);
    if (found === undefined) return false;
    sink.int32(found.length);
    sink.ascii(found);
    return true;
  },
  text: (sink, found) => {
    const from = sink.measured();
    sink.text(found);
    sink.measure(from);
    return true;
  },
};

const numeric: Cell = {
  value: (sink, { bytes, view }, kind, start, end) => {
    const found =
      kind === kinds.string
        ? bytes.toString('latin1', start + 4, end - 1)
        : numberText(bytes, view, kind, start);
    return found !== undefined && putNumeric(sink, found);
  },
  text: putNumeric,
};

const boolean: Cell = {
  value: (sink, { bytes }, kind, start) => {
    if (kind !== kinds.boolean) return false;
    return putBoolean(sink, bytes[start] as number);
  },
  text: (sink, found) => putBoolean(sink, found === 'true' ? 1 : 0),
};

const putBoolean = (sink: Sink, value: number): true => {
  sink.int32(1);
  sink.byte(value);
  return true;
};

const day: Cell = {
  value: (sink, { bytes }, kind, start, end) => {
    if (kind !== kinds.string || end - 1 - (start + 4) !== 10) return false;
    const ms = instantIn(bytes, start + 4, end - 1);
    if (ms === undefined) return false;
    putDay(sink, ms);
    return true;
  },
  text: (sink, found) => {
    putDay(sink, Date.parse(`${found}T00:00:00Z`));
    return true;
  },
};

const instant: Cell = {
  value: (sink, { bytes, view }, kind, start, end) => {
    const ms =
      kind === kinds.date
        ? Number(view.getBigInt64(start, true))
        : kind === kinds.string
          ? instantIn(bytes, start + 4, end - 1)
          : undefined;
    if (ms === undefined || !holdsInstant(ms)) return false;
    putInstant(sink, ms);
    return true;
  },
  // `2024-09-01T00:00:00.123456Z`: milliseconds first, then the digits that Date does not read.
  text: (sink, found) => {
    const ms = Date.parse(`${found.slice(0, -4)}Z`);
    if (!hasIsoText(ms) || !holdsInstant(ms)) return false;
    putInstant(sink, ms, Number(found.slice(-4, -1)));
    return true;
  },
};

/** jsonb is sent as its text after a version. */
const jsonbVersion = 1;

const jsonb: Cell = {
  value: (sink, document, kind, start, end) => {
    if (kind === kinds.string) return false; // JSON that comes as text is checked by its reader
    const from = sink.measured();
    sink.byte(jsonbVersion);
    putJson(sink, document, kind, start, end);
    sink.measure(from);
    return true;
  },
  text: (sink, found) => {
    const from = sink.measured();
    sink.byte(jsonbVersion);
    sink.text(jsonbText(found, () => void (sink.nuls += 1)));
    sink.measure(from);
    return true;
  },
};

/** The cells by the column's type. */
export const cells = {
  text,
  numeric,
  bigint: long,
  integer,
  smallint: short,
  boolean,
  date: day,
  timestamptz: instant,
  jsonb,
} as const satisfies Record<string, Cell>;
