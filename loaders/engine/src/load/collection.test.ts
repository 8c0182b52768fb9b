import { ObjectId } from 'mongodb';

import { pumpStores } from '../testing/pumpStores.ts';

describe('load of a collection', () => {
  const { land, load, pumps, rows } = pumpStores();

  it('keeps the newest document of a key, within a chunk and against the table, whatever the order in which they came', async () => {
    await land(
      { id: 'a', litres: 1, at: 10 },
      { id: 'a', litres: 3, at: 30 },
      { id: 'a', litres: 2, at: 20 },
      { id: 'b', litres: 1, at: 10 },
    );
    expect(await load()).toMatchObject({ status: 'done', read: 4, written: 2, replaced: 0 });
    expect(await pumps()).toEqual(['a 3', 'b 1']);
    await land({ id: 'a', litres: 9, at: 5 }, { id: 'b', litres: 2, at: 31 });
    expect(await load()).toMatchObject({ written: 1, replaced: 1 });
    expect(await pumps()).toEqual(['a 3', 'b 2']);
  });
  it('takes ids of several kinds', async () => {
    await land({ _id: new ObjectId(), id: 'a' }, { _id: 7, id: 'b' }, { _id: 'x', id: 'c' });
    expect(await load({}, { chunkRows: 1 })).toMatchObject({ read: 3, written: 3 });
  });
  it('appends', async () => {
    await land({ id: 'a', litres: 1 }, { id: 'a', litres: 1 });
    const append = { into: { table: 'staging.pump', mode: 'append' } } as const;
    expect(await load(append)).toMatchObject({ read: 2, written: 2 });
    expect(await load(append)).toMatchObject({ read: 2, written: 0, settled: [] });
    expect(await rows('select count(*)::int from staging.pump')).toEqual([{ count: 2 }]);
  });
});
