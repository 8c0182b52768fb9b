import { createTestDatabase } from './database.ts';
import { createTestRaw } from './raw.ts';

describe('what tests are given', () => {
  it("is an empty PostgreSQL database, and with roles one that the demo's owner owns", async () => {
    const [plain, owned] = await Promise.all([createTestDatabase(), createTestDatabase({ roles: true })]);
    const who =
      "select current_user as role, current_database() as database, (select count(*)::int from pg_tables where schemaname not in ('pg_catalog', 'information_schema')) as tables";
    const [a, b] = [(await plain.pool.query(who)).rows[0], (await owned.pool.query(who)).rows[0]];
    expect([a.role, a.tables, b.role, b.tables]).toEqual(['postgres', 0, 'finops_owner', 0]);
    expect(a.database).not.toBe(b.database);
    await Promise.all([plain.drop(), owned.drop()]);
  });

  it('is a raw store that keeps documents with their types', async () => {
    const raw = await createTestRaw();
    const landedAt = new Date('2026-01-05T10:00:00Z');
    await raw.db.collection<{ _id: string; landedAt: Date }>('things').insertOne({ _id: 'a', landedAt });
    expect(await raw.db.collection('things').find().toArray()).toEqual([{ _id: 'a', landedAt }]);
    await raw.drop();
  });
});
