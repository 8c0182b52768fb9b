import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { type DatabasePool, sql } from 'slonik';
import { z } from 'zod';
import { toProblem } from '../http/frameworkProblems.ts';
import { createLog } from '../observe/log.ts';
import { createPool, createPoolWhenUp } from './createPool.ts';

let database: TestDatabase;
let pool: DatabasePool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = await createPool({ url: database.url, statementTimeoutMs: 200 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the pool', () => {
  it('reads values without loss', async () => {
    const row = await pool.one(sql.unsafe`
      select 20.52022672899000000::numeric(38,17) as money, 9007199254740991::bigint as big, date '2024-02-29' as day,
        timestamptz '2024-09-01 02:00:00.120+02' as at, timestamptz '2024-09-01 00:00:00+05:30' as half, null::numeric as nothing`);
    expect(row).toEqual({
      money: '20.52022672899000000',
      big: 9007199254740991,
      day: '2024-02-29',
      at: '2024-09-01T00:00:00.120Z',
      half: '2024-08-31T18:30:00.000Z',
      nothing: null,
    });
  });

  it('refuses a bigint that a number cannot hold', async () => {
    await expect(pool.one(sql.unsafe`select 9007199254740993::bigint as big`)).rejects.toThrow(
      'beyond what a JSON number holds',
    );
  });

  it('refuses a row that is not what its query promised', async () => {
    await expect(pool.one(sql.type(z.object({ id: z.string() }))`select 1 as id`)).rejects.toThrow();
  });

  it('gives up a statement that takes too long, as a 503', async () => {
    const error: unknown = await pool
      .query(sql.unsafe`select pg_sleep(5)`)
      .catch((thrown: unknown) => thrown);
    expect(toProblem(error)).toMatchObject({ status: 503, kind: 'too-slow' });
  });

  it('calls a database that does not answer a 503', async () => {
    const error: unknown = await createPool({ url: 'postgres://x@127.0.0.1:1/x' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(toProblem(error)).toMatchObject({ status: 503, kind: 'database-down' });
  });

  it('waits for a database that starts later than the service', async () => {
    const { hostname, port } = new URL(database.url);
    const door = createServer((caller) => void caller.pipe(connect(Number(port), hostname)).pipe(caller));
    await once(door.listen(0, '127.0.0.1'), 'listening');
    const { port: own } = door.address() as AddressInfo;
    door.close();
    const url = new URL(database.url);
    url.host = `127.0.0.1:${own}`;
    const waiting = createPoolWhenUp({ url: url.href }, createLog('test', 'silent'));
    await setTimeout(200);
    await once(door.listen(own, '127.0.0.1'), 'listening');
    const late = await waiting;
    expect(await late.oneFirst(sql.unsafe`select 1 as one`)).toBe(1);
    await late.end();
    door.close();
  });

  it('does not wait for a database that refuses it', async () => {
    const url = new URL(database.url);
    url.pathname = '/no_such_database';
    await expect(createPoolWhenUp({ url: url.href }, createLog('test', 'silent'))).rejects.toThrow();
  });
});
