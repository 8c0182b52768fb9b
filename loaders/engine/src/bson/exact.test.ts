import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import type { PoolClient } from 'pg';

import * as declare from '../declare/column.ts';
import { defineLoader } from '../declare/loader.ts';
import { anyValue, fieldName, landed, scalarValue } from '../testing/bsonValues.ts';
import { copied } from '../testing/copied.ts';
import { clean, plainFromCanonical } from '../testing/plainJson.ts';
import { Refusal } from '../values/refusal.ts';

const asDriver = (bytes: Buffer) => BSON.deserialize(bytes, { useBigInt64: true, bsonRegExp: true });

/** The reader's text as PostgreSQL's own input takes it. */
const spoken: Partial<Record<string, (text: string) => string>> = {
  jsonb: (text) => text.replace(/(?<=(?<!\\)(?:\\\\)*)\\u(?:0000|d83d(?!\\ude))/g, '\ufffd'),
  // Years beyond 9999 and before 1 as ISO 8601 writes them, which PostgreSQL does not read.
  timestamptz: (text) => {
    const [, sign = '', year = '', rest = ''] = /^([+-]?)(\d+)(.*)$/.exec(text) ?? [];
    const signed = Number(sign + year);
    return signed > 0
      ? `${String(signed).padStart(4, '0')}${rest}`
      : `${String(1 - signed).padStart(4, '0')}${rest} BC`;
  },
};

describe('what lands in PostgreSQL', () => {
  let database: TestDatabase;
  let client: PoolClient;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = await database.pool.connect();
    await client.query(`set time zone 'UTC'`);
  });
  afterAll(async () => {
    client.release();
    await database.drop();
  });

  const common = { name: 'a.b', from: { collection: 'c' }, into: { table: 's.t', mode: 'append' } } as const;
  const loader = defineLoader({ ...common, columns: {}, document: 'payload', expects: () => true });

  it('is, as jsonb, what the canonical extended JSON of the driver says', async () => {
    const payload = fc
      .array(fc.tuple(fieldName, anyValue), { maxLength: 6 })
      .map((fields) => new Map(fields));
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 60 }), async (payloads) => {
        const documents = payloads.map((each, number) => landed(number, each));
        const { rows, rejected, refused } = await copied<{ _id: string; text: string }>(
          client,
          loader,
          documents,
          'payload::text as text',
        );
        expect({ rejected, refused }).toEqual({ rejected: [], refused: [] });
        const expected = documents.map((bytes) =>
          plainFromCanonical(
            JSON.parse(BSON.EJSON.stringify(asDriver(bytes)['payload'], { relaxed: false })),
          ),
        );
        const { rows: judged } = await client.query<{ text: string }>(
          'select value::jsonb::text as text from unnest($1::text[]) with ordinality as e (value, n) order by n',
          [expected],
        );
        expect(documents.map((_, number) => rows.get(String(number))?.text)).toEqual(
          judged.map(({ text }) => text),
        );
      }),
      { numRuns: 40 },
    );
  });

  const types = [
    'text',
    'numeric',
    'bigint',
    'integer',
    'smallint',
    'boolean',
    'date',
    'timestamptz',
    'jsonb',
  ] as const;
  it.each(types)('is, as %s, what PostgreSQL reads of the text that the value reader makes', async (type) => {
    const column = declare[type]('payload.v');
    const typed = defineLoader({ ...common, columns: { v: column } });
    await fc.assert(
      fc.asyncProperty(
        fc.array(type === 'jsonb' ? anyValue : scalarValue, { minLength: 1, maxLength: 150 }),
        async (values) => {
          const documents = values.map((v, number) => landed(number, { v }));
          const { rows, rejected, refused } = await copied<{ _id: string; v: string | null }>(
            client,
            typed,
            documents,
            'v::text as v',
          );
          const read = documents.map((bytes) => {
            const { v } = asDriver(bytes)['payload'];
            return v === null || v === undefined ? null : column.read(v);
          });
          const broken = new Map(rejected.map(({ rawId, reason }) => [rawId, reason]));
          expect(refused).toEqual([]);
          for (const [number, text] of read.entries()) {
            const id = String(number);
            const reason = broken.get(id);
            if (text instanceof Refusal)
              expect([values[number], reason]).toEqual([values[number], text.reason]);
            else if (reason?.endsWith('is not within what PostgreSQL can hold'))
              await expect(client.query(`select $1::${type}`, [text])).rejects.toThrow(
                /out of range|overflow/,
              );
            else {
              expect([values[number], reason]).toEqual([values[number], undefined]);
              const wanted = text && (spoken[type] ?? clean)(text);
              const { rows: judged } = await client.query<{ v: string }>(`select $1::${type}::text as v`, [
                wanted,
              ]);
              expect([values[number], rows.get(id)?.v]).toEqual([values[number], judged[0]?.v]);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
