/** Loads so many documents that a cursor makes as it goes: more than the embedded raw store can hold. */
import type { Db } from 'mongodb';
import pg from 'pg';

import { ByteBudget } from '../../../loaders/engine/src/load/budget.ts';
import { runLoader } from '../../../loaders/engine/src/load/runLoader.ts';
import { bytesOf, firstLanding } from './documents.ts';
import { incidents } from './incidents.ts';

/** Documents that the others are copies of. */
const templates = Array.from({ length: 1_000 }, (_, number) => bytesOf(number));
const after = (bytes: Buffer, name: string) => bytes.indexOf(`${name}\0`) + name.length + 1;

/** As the driver gives them: many documents in the memory of one message. Each has its own id, key and landing time. */
const message = (start: number): Buffer[] => {
  const bytes = Buffer.concat(templates);
  let at = 0;
  return templates.map((template, index) => {
    const document = bytes.subarray(at, (at += template.length));
    const number = start + index;
    document.write(
      String(number).padStart(9, '0'),
      after(template, '_id') + 4 + 'incident-'.length,
      'latin1',
    );
    document.write(number.toString(16).padStart(32, '0'), after(template, 'sys_id') + 4, 'latin1');
    document.writeBigInt64LE(BigInt(firstLanding + number * 1_000), after(template, 'landedAt'));
    return document;
  });
};

const [database, many] = process.argv.slice(2) as [string, string];

/** Answers as a collection does; only the read of the range, which asks for both bounds, finds anything. */
const collection = (name: string) => ({
  find: (filter: object) => {
    const isRange = name === 'incident' && '$and' in filter;
    const cursor = {
      sort: () => cursor,
      batchSize: () => cursor,
      toArray: () => Promise.resolve([]),
      close: () => Promise.resolve(),
      [Symbol.asyncIterator]: async function* () {
        for (let number = 0; isRange && number < Number(many); number += templates.length)
          yield* message(number);
      },
    };
    return cursor;
  },
});

const client = new pg.Client({ connectionString: database });
await client.connect();
const run = await runLoader({ client, db: { collection } as unknown as Db, database }, incidents, {
  sourcesLock: 'bench.sources',
  chunkRows: 5_000,
  budget: new ByteBudget(64 * 1_048_576),
  lockTimeoutSeconds: 60,
  observe: () => undefined,
  signal: undefined,
});
console.log(JSON.stringify({ written: run.written }));
await client.end();
