import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { createTestRaw, type TestRaw } from '@rosetta/scripts/testing/raw.ts';

import { integer, text } from '../declare/column.ts';
import { defineLoader } from '../declare/loader.ts';
import { defineProject } from '../declare/project.ts';
import type { LoadEvent } from './events.ts';
import { load } from './load.ts';

describe('loaders in parallel', () => {
  let raw: TestRaw;
  let staging: TestDatabase;
  const names = ['a', 'b', 'c'];
  const project = defineProject({
    name: 'works',
    sourcesLock: 'works.sources',
    loaders: names.map((name) =>
      defineLoader({
        name: `works.${name}`,
        from: { collection: name },
        into: { table: `staging.${name}`, mode: 'merge', key: ['n'] },
        columns: { n: integer('payload.n').required(), text: text('payload.text') },
      }),
    ),
  });
  beforeAll(async () => {
    raw = await createTestRaw();
    staging = await createTestDatabase();
    for (const name of names)
      await raw.db.collection<{ _id: string }>(name).insertMany(
        Array.from({ length: 30 }, (_, n) => ({
          _id: `${name}${n}`,
          landedAt: new Date(Date.UTC(2026, 0, 1, 0, n)),
          payload: { n, text: 'x'.repeat(300_000) },
        })) as never,
      );
  });
  afterAll(async () => {
    await raw.drop();
    await staging.drop();
  });

  it('run at once, each result in its place, and hold no more chunks than the bound on bytes lets in', async () => {
    let [chunks, most] = [0, 0];
    const working = new Set<string>();
    let atOnce = 0;
    const observe = async (event: LoadEvent) => {
      if (event.step === 'read') most = Math.max(most, (chunks += 1));
      if (event.step === 'committed') chunks -= 1;
      if (event.step === 'read') working.add(event.loader);
      if (event.step === 'settled') working.delete(event.loader);
      atOnce = Math.max(atOnce, working.size);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    // One chunk of bytes in flight: three loaders take turns, and none starves.
    const runs = await load(project, {
      raw: raw.url,
      database: staging.url,
      parallel: 3,
      memoryBytes: 1,
      observe,
    });
    expect(runs.map(({ loader, written }) => [loader, written])).toEqual([
      ['works.a', 30],
      ['works.b', 30],
      ['works.c', 30],
    ]);
    expect(atOnce).toBeGreaterThan(1);
    expect(most).toBe(1);
    const { rows } = await staging.pool.query(
      'select (select count(*) from staging.a)::int as a, (select sum(length(text)) from staging.c)::int as c, (select count(*) from staging.load_run)::int as runs',
    );
    expect(rows).toEqual([{ a: 30, c: 9_000_000, runs: 3 }]);
  });
});
