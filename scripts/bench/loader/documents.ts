import { BSON, Binary, Decimal128, Long, ObjectId } from 'mongodb';

/** When document 0 landed; each later one landed a second after the one before. */
export const firstLanding = Date.UTC(2026, 0, 1);

const words =
  'the payment service answers late since the last deployment and the queue of the north site grows by the minute while the'.split(
    ' ',
  );

/** A landed document of about 1 KB: texts, numbers of every width, dates, lists and nested objects. The same for the same number. */
export const documentOf = (number: number): BSON.Document => ({
  _id: `incident-${String(number).padStart(9, '0')}`,
  landedAt: new Date(firstLanding + number * 1_000),
  source: 'desk',
  entity: 'incident',
  delivery: `pull-${Math.floor(number / 10_000)}`,
  payload: {
    sys_id: number.toString(16).padStart(32, '0'),
    number: `INC${String(number).padStart(7, '0')}`,
    short_description: sentence(number, 9),
    description: `${sentence(number * 7, 45)}\n\t"Line two" – é, 日本, \\path\\${number}`,
    opened_at: new Date(firstLanding - (number % 1_000_000) * 61_000),
    closed_at: number % 3 ? `2026-02-${String((number % 28) + 1).padStart(2, '0')} 10:20:30` : null,
    priority: number % 5,
    reopened: number % 7 === 0,
    elapsed_ms: Long.fromBigInt(9_007_199_254_740_993n + BigInt(number)),
    cost: Decimal128.fromString(`${number}.${String(number % 1_000).padStart(3, '0')}`),
    score: number / 7,
    assigned: { group: `team-${number % 40}`, user: { id: number % 900, name: `Person ${number % 900}` } },
    tags: [`site-${number % 12}`, `class-${number % 5}`, 'imported'],
    steps: [
      { at: new Date(firstLanding + number), by: 'robot', ok: true },
      { at: new Date(firstLanding + number + 5), by: `person-${number % 900}`, ok: number % 2 === 0 },
    ],
    correlation: new ObjectId(number.toString(16).padStart(24, '0')),
    attachment: new Binary(Buffer.from(`blob ${number}`)),
  },
});

const sentence = (seed: number, length: number): string =>
  Array.from({ length }, (_, at) => words[(seed + at * 3) % words.length]).join(' ');

/** The same as BSON, as a cursor with `raw: true` gives it. */
export const bytesOf = (number: number): Buffer => Buffer.from(BSON.serialize(documentOf(number)));
