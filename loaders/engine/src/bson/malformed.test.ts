import fc from 'fast-check';
import { BSON } from 'mongodb';

import * as declare from '../declare/column.ts';
import { defineLoader } from '../declare/loader.ts';
import { converter } from '../load/convert.ts';
import { anyValue, fieldName, landed } from '../testing/bsonValues.ts';
import { deepest } from './skip.ts';

const loader = defineLoader({
  name: 'a.b',
  from: { collection: 'c' },
  into: { table: 's.t', mode: 'append' },
  columns: {
    v: declare.text('payload.v'),
    deep: declare.text('payload.deep.0.v'),
    list: declare.jsonb('payload.list'),
  },
  document: 'payload',
  expects: () => true,
});
const convert = (...documents: Buffer[]) => converter(loader).convert(documents);
const reasonOf = (document: Buffer): string | undefined => convert(document).rejected[0]?.reason;

/** A landed document under whose payload's only field these bytes stand. */
const holding = (kind: number, bytes: readonly number[]): Buffer => {
  const hole = landed(1, { v: null });
  const at = hole.indexOf('v\0', 20, 'latin1');
  const document = Buffer.concat([hole.subarray(0, at + 2), Buffer.from(bytes), hole.subarray(at + 2)]);
  document[at - 1] = kind;
  document.writeInt32LE(document.length, 0);
  document.writeInt32LE(hole.readInt32LE(at - 5) + bytes.length, at - 5);
  return document;
};

describe('bytes that are no BSON', () => {
  it('are what the tests below think that they are', () => {
    expect(BSON.deserialize(holding(16, [7, 0, 0, 0]))['payload']).toEqual({ v: 7 });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'has 0 bytes, and no BSON is that short'],
    ['a cut document', landed(1, { v: 'text' }).subarray(0, 60), 'says that it has 76 bytes and has 60'],
    [
      'a length beyond the end',
      holding(3, [0xff, 0xff, 0, 0, 0]),
      'has an object of a wrong length at byte 65',
    ],
    ['a negative length', holding(2, [0xff, 0xff, 0xff, 0xff]), 'has a text of a wrong length at byte 65'],
    ['a text without its end', holding(2, [2, 0, 0, 0, 65, 66]), 'has a text of a wrong length at byte 65'],
    [
      'half a surrogate pair',
      holding(2, [4, 0, 0, 0, 0xed, 0xa0, 0xbd, 0]),
      'has text at byte 69 that is not UTF-8',
    ],
    ['a byte that is not UTF-8', holding(2, [2, 0, 0, 0, 0xff, 0]), 'has text at byte 69 that is not UTF-8'],
    ['a type that is not', holding(99, [0]), 'has a value of unknown type 99 at byte 65'],
    ['a boolean of 2', holding(8, [2]), 'has a boolean at byte 65 that is neither true nor false'],
    [
      'binary data that is too long',
      holding(5, [99, 0, 0, 0, 0]),
      'has binary data of a wrong length at byte 65',
    ],
  ])('are rejected with a reason: %s', (_, document, reason) =>
    expect(reasonOf(document)).toBe(`The document ${reason}`),
  );

  it('are kept under a digest, in base64', () => {
    const [row] = convert(landed(1, { v: 'x' }).subarray(0, 30)).rejected;
    expect(row).toMatchObject({
      rawId: expect.stringMatching(/^unreadable:[0-9a-f]{64}$/),
      landedAt: null,
      path: '',
    });
    expect(JSON.parse(row!.document)).toMatchObject({ unreadable: { $binary: { subType: '00' } } });
  });

  it('are rejected when they are nested deeper than any store nests them, and the stack holds', () => {
    const nested = (levels: number) => {
      const bytes = Buffer.alloc(levels * 8 + 5);
      for (let level = 0; level <= levels; level += 1) {
        bytes.writeInt32LE(bytes.length - level * 8, level * 7);
        if (level < levels) bytes.write('\x03a\0', level * 7 + 4, 'latin1');
      }
      return bytes;
    };
    const holdingNested = (levels: number) => holding(3, [...nested(levels)]);
    expect(reasonOf(holdingNested(deepest - 2))).toBe('an object is not text');
    expect(reasonOf(holdingNested(100_000))).toBe(`The document is nested deeper than ${deepest} levels`);
  });

  it('never crash, and never make a row that the driver would not read', () => {
    const payload = fc
      .array(fc.tuple(fieldName, anyValue), { maxLength: 5 })
      .map((fields) => new Map(fields));
    const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 255))), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(payload, changes, fc.nat(), (fields, changed, cut) => {
        let document = landed(1, fields);
        // Beneath the payload: of the envelope, only what becomes a column is looked at.
        const from = document.indexOf('payload') + 8;
        for (const [at, byte] of changed) document[from + (at % (document.length - from))] = byte;
        if (cut % 5 === 0) document = document.subarray(0, cut % document.length);
        const { rows, rejected } = convert(document);
        expect(rows.ends.length + rejected.length).toBe(1);
        if (rejected.length) expect(rejected[0]!.reason).not.toBe('');
        else expect(() => BSON.deserialize(document, { bsonRegExp: true })).not.toThrow();
      }),
      { numRuns: 3_000 },
    );
  });

  it('stop nobody: the documents beside them become rows', () => {
    const { rows, rejected } = convert(landed(1, { v: 'a' }), Buffer.alloc(3), landed(2, { v: 'b' }));
    expect([rows.ends.length, rejected.length]).toEqual([2, 1]);
    expect(rows.documents).toHaveLength(2);
  });
});

describe('names that come twice', () => {
  it('count with their last value, as for the driver, whatever stood beneath the first', () => {
    const twice = (first: BSON.Document, second: BSON.Document): Buffer => {
      const [one, two] = [BSON.serialize(first), BSON.serialize(second)].map((bytes) => Buffer.from(bytes));
      const payload = Buffer.concat([Buffer.alloc(4), one!.subarray(4, -1), two!.subarray(4)]);
      payload.writeInt32LE(payload.length, 0);
      return holding(3, [...payload]);
    };
    const column = (path: string) =>
      converter(
        defineLoader({
          name: 'a.b',
          from: { collection: 'c' },
          into: { table: 's.t', mode: 'append' },
          columns: { v: declare.text(path).required() },
        }),
      ).convert.bind(null);
    expect(column('payload.v.a.b')([twice({ a: { b: 'x' } }, { a: { c: 'y' } })]).rejected).toMatchObject([
      { path: 'payload.v.a.b', reason: 'is missing' },
    ]);
    const { rows } = column('payload.v.a')([twice({ a: 'first' }, { a: 'last' })]);
    expect(rows.data.toString('latin1')).toMatch(/last$/);
  });
});
