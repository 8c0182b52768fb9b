import {
  BSON,
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'mongodb';
import fc from 'fast-check';

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes));

/** Texts with everything that a store may hold and PostgreSQL may not: U+0000, half surrogate pairs, controls, quotes. */
export const textValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '\0',
      '\ud83d',
      '\ude00',
      '\\',
      '"',
      '\n',
      '\t',
      '\u001f',
      '\u2028',
      'a',
      'é',
      '日',
      '😀',
      '\\u0000',
    ),
    maxLength: 12,
  }),
);

/** Texts that look like what other types hold. */
const tellingText = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '0',
    '-0',
    '+7',
    ' 12 ',
    '1.',
    '.5',
    '1e5',
    '1E-7',
    '00012.500',
    '12,5',
    '1e9999',
    'NaN',
    'true',
    'False',
    '0x1f',
    '-9223372036854775808',
    '9223372036854775808',
    '123456789012345',
    '1234567890123456',
    '32768',
    '-32768',
  ),
  fc.constantFrom(
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2024-09-01 10:20:30',
    '2024-09-01T10:20:30Z',
    '2024-09-01T24:00:00Z',
    '0099-01-01',
    '0000-01-01',
    '2024-09-01T10:20:30.123456789+02:00',
    '9999-12-31T23:59:59Z',
    '2024-13-01',
    '2024-9-1',
    '2024-09-01X10:20:30',
  ),
  fc.constantFrom('{"n": 1.10}', '[1, "\\u0000", "\\ud83d"]', '{"n": }', 'null', '"x"'),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((at) => at.toISOString().slice(0, 19)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: -30, max: 30 }))
    .map(([digits, exponent]) => `${digits}e${exponent}`),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat())
    .map(([whole, part]) => `${whole}.${part}`),
);

const decimal = fc
  .oneof(
    fc.constantFrom(
      'NaN',
      'Infinity',
      '-Infinity',
      '0',
      '-0',
      '1E+6144',
      '9.999999999999999999999999999999999E+6144',
      '1E-6176',
      '1.10',
      '-1E+3',
      '0E-10',
      '0E+100',
    ),
    fc
      .tuple(
        fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
        fc.integer({ min: -6_100, max: 6_100 }),
      )
      .map(([digits, exponent]) => `${digits}E${exponent}`),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.nat(999_999))
      .map(([whole, part]) => `${whole}.${part}`),
  )
  .map((text) => Decimal128.fromString(text));

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const near2to53 = fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n });

/** Any value that is no list and no object. */
export const scalarValue: fc.Arbitrary<unknown> = fc.oneof(
  textValue,
  tellingText,
  fc.oneof(fc.integer(), fc.integer({ min: -70_000, max: 70_000 })).map((value) => new Int32(value)),
  fc
    .oneof(
      int64,
      near2to53,
      near2to53.map((value) => -value),
      fc.bigInt({ min: -9n, max: 9n }),
    )
    .map((value) => Long.fromBigInt(value)),
  fc
    .oneof(fc.double(), fc.integer().map(Number), fc.constantFrom(-0, Number.NaN, 5e-324, Number.MAX_VALUE))
    .map((value) => new Double(value)),
  decimal,
  fc.oneof(
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(
      new Date(-8.64e15),
      new Date(8.64e15),
      new Date(-62_135_596_800_000),
      new Date(-62_167_219_200_001),
      new Date(253_402_300_800_000),
    ),
  ),
  fc.boolean(),
  fc.constant(null),
  hex(12).map((bytes) => new ObjectId(bytes)),
  hex(16).map((bytes) => new UUID(bytes)),
  fc.tuple(hex(7), fc.constantFrom(0, 2, 5, 128)).map(([bytes, subtype]) => new Binary(bytes, subtype)),
  fc.constantFrom<unknown>(
    new MinKey(),
    new MaxKey(),
    new Timestamp({ t: 7, i: 9 }),
    new BSONRegExp('a"\\b', 'im'),
    new Code('f("\\u0000")'),
    new Code('g', { n: 1 }),
  ),
);

/** Names of fields; those with a dollar first would be read as extended JSON by what judges the test. */
export const fieldName = textValue.map((text) => text.replaceAll('\0', '').replace(/^\$/, 'd'));

/** Any value, lists and objects within each other. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    scalarValue,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fieldName, tie('value')), { maxLength: 5 }).map((fields) => new Map(fields)),
  ),
})).value;

/** The BSON of a landed document with that payload. */
export const landed = (number: number, payload: unknown): Buffer =>
  Buffer.from(
    BSON.serialize({
      _id: String(number),
      landedAt: new Date(1_767_225_600_000 + number),
      delivery: 'd',
      payload,
    }),
  );
