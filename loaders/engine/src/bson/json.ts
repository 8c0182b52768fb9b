import { BSON } from 'mongodb';

import { hasIsoText, putIso } from './instant.ts';
import { kinds } from './kinds.ts';
import { Malformed } from './malformed.ts';
import { jsonbText } from './jsonbText.ts';
import { decimalText, int64Text } from './numberText.ts';
import { type Sink, requireUtf8 } from './sink.ts';
import { deepest, type Document, endOf } from './skip.ts';
import { valueIn } from './value.ts';

/**
 * A BSON value as plain JSON that jsonb takes: numbers with every digit, dates as ISO text, ids as hex, binary data as
 * base64. What JSON has no word for is a text (NaN, Infinity) or canonical extended JSON (patterns, timestamps, code).
 * @throws Malformed
 */
export const putJson = (
  sink: Sink,
  document: Document,
  kind: number,
  start: number,
  end: number,
  depth = 0,
): void => {
  const { bytes, view } = document;
  switch (kind) {
    case kinds.string:
    case kinds.symbol:
      return putString(sink, bytes, start + 4, end - 1);
    case kinds.object:
    case kinds.array:
      return putObject(sink, document, start + 4, end - 1, kind === kinds.array, depth);
    case kinds.int32:
      return sink.ascii(String(view.getInt32(start, true)));
    case kinds.int64:
      return sink.ascii(int64Text(view, start));
    case kinds.double: {
      const number = view.getFloat64(start, true);
      return sink.ascii(Number.isFinite(number) ? String(number) : `"${number}"`);
    }
    case kinds.decimal128: {
      const text = decimalText(bytes, view, start);
      return sink.ascii(/^-?\d/.test(text) ? text : `"${text}"`);
    }
    case kinds.boolean:
      return sink.ascii(bytes[start] === 1 ? 'true' : 'false');
    case kinds.null:
    case kinds.undefined:
      return sink.ascii('null');
    case kinds.date: {
      const ms = Number(view.getBigInt64(start, true));
      if (!hasIsoText(ms)) return sink.ascii(`{"$date":{"$numberLong":"${view.getBigInt64(start, true)}"}}`);
      sink.byte(0x22);
      putIso(sink, ms);
      return sink.byte(0x22);
    }
    case kinds.objectId:
      sink.byte(0x22);
      sink.hex(bytes, start, end);
      return sink.byte(0x22);
    case kinds.binary:
      return sink.ascii(`"${binaryText(bytes, start, end)}"`);
    default:
      // A list around it, since EJSON writes bare values of some kinds only.
      return sink.text(
        jsonbText(
          BSON.EJSON.stringify([valueIn(bytes, kind, start, end)], { relaxed: false }).slice(1, -1),
          () => void (sink.nuls += 1),
        ),
      );
  }
};

const putObject = (
  sink: Sink,
  document: Document,
  from: number,
  end: number,
  isList: boolean,
  depth: number,
): void => {
  if (depth >= deepest) throw new Malformed(`is nested deeper than ${deepest} levels`);
  const { bytes } = document;
  sink.byte(isList ? 0x5b : 0x7b);
  let at = from;
  while (at < end) {
    if (at > from) sink.byte(0x2c);
    const kind = bytes[at] as number;
    const name = at + 1;
    at = name;
    while (bytes[at] !== 0) at += 1; // the object's own closing zero is the last that it can meet
    if (at >= end) throw new Malformed(`has a name without an end at byte ${name}`);
    if (!isList) {
      putString(sink, bytes, name, at);
      sink.byte(0x3a);
    }
    const start = at + 1;
    at = endOf(document, kind, start, end);
    putJson(sink, document, kind, start, at, depth + 1);
  }
  if (at !== end) throw new Malformed(`has an object that ends too late at byte ${end}`);
  sink.byte(isList ? 0x5d : 0x7d);
};

/** By byte: 0 as it is, 1 as \u00XX, else the letter after the backslash. */
const escapes = new Uint8Array(256);
escapes.fill(1, 0, 32);
for (const [byte, letter] of ['"\\']
  .flatMap((both) => [...both].map((each) => [each, each]))
  .concat([
    ['\b', 'b'],
    ['\f', 'f'],
    ['\n', 'n'],
    ['\r', 'r'],
    ['\t', 't'],
  ] as string[][]))
  escapes[(byte as string).charCodeAt(0)] = (letter as string).charCodeAt(0);
const hex = Buffer.from('0123456789abcdef');

const putString = (sink: Sink, bytes: Buffer, from: number, to: number): void => {
  sink.need((to - from) * 6 + 2);
  const out = sink.bytes;
  let { at } = sink;
  let high = 0;
  out[at++] = 0x22;
  for (let index = from; index < to; index += 1) {
    const byte = bytes[index] as number;
    high |= byte;
    const escape = escapes[byte] as number;
    if (escape === 0) out[at++] = byte;
    else if (byte === 0) {
      out[at++] = 0xef; // U+FFFD: jsonb holds no U+0000
      out[at++] = 0xbf;
      out[at++] = 0xbd;
      sink.nuls += 1;
    } else {
      out[at++] = 0x5c;
      if (escape !== 1) out[at++] = escape;
      else {
        out[at++] = 0x75;
        out[at++] = 0x30;
        out[at++] = 0x30;
        out[at++] = hex[byte >> 4] as number;
        out[at++] = hex[byte & 15] as number;
      }
    }
  }
  if (high > 127) requireUtf8(bytes, from, to);
  out[at++] = 0x22;
  sink.at = at;
};

/** Binary data as base64, a UUID as the text that everybody writes it as. */
const binaryText = (bytes: Buffer, start: number, end: number): string => {
  const subtype = bytes[start + 4];
  if (subtype === 4 && end - start === 21)
    return bytes
      .toString('hex', start + 5, end)
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return bytes.toString('base64', start + (subtype === 2 ? 9 : 5), end);
};
