import { databaseOf, withRaw } from './raw.ts';

describe('the address of the raw store', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/other', 'other'],
    ['mongodb://127.0.0.1:27017', 'raw'],
    ['mongodb://127.0.0.1:27017/?directConnection=true', 'raw'],
    ['mongodb://me:p%40ss@a.example:1,b.example:2/landed?replicaSet=rs0', 'landed'],
    ['mongodb+srv://cluster.example/my%2Ddata', 'my-data'],
  ])('%s names the database %s', (url, database) => {
    expect(databaseOf(url)).toBe(database);
  });

  it.each([
    ['mongodb://me:secret@127.0.0.1:1,127.0.0.1:2/raw', '127.0.0.1:1,127.0.0.1:2'],
    ['nonsense', 'the given address'],
  ])(
    '%s that does not answer is named without its password',
    async (url, hosts) => {
      const refused = withRaw(url, async () => 1);
      await expect(refused).rejects.toThrow(`The raw store at ${hosts} does not answer (`);
      await expect(refused).rejects.not.toThrow('secret');
    },
    20_000,
  );
});
