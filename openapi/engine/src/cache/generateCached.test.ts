import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shopOptions } from '../testing/shop.ts';
import { staleFiles, writeFiles } from '../writeFiles.ts';
import { generateCached } from './generateCached.ts';
import { hashOf, type Stamp } from './stamp.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-cache-'));
  await copyFile(shopOptions.spec, join(folder, 'shop.yaml'));
});
afterEach(() => rm(folder, { recursive: true }));

const generate = (more: object = {}) =>
  generateCached(
    { ...shopOptions, spec: join(folder, 'shop.yaml'), out: join(folder, 'out'), ...more },
    join(folder, 'cache'),
  );
const write = async () => writeFiles(join(folder, 'out'), (await generate()).files);
const edit = async (file: string, from: string, to: string) => {
  const path = join(folder, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
};

describe('generation from the cache', () => {
  it('gives what was generated, read from the outputs', async () => {
    const first = await generate();
    await writeFiles(join(folder, 'out'), first.files);
    const second = await generate();
    expect([...second.files].sort()).toEqual([...first.files].sort());
    expect(second.document).toEqual(first.document);
    expect(await write()).toEqual([]);
  });

  it('does not generate when nothing changed', async () => {
    await write();
    await edit('out/client.ts', 'createShopClient', 'kept');
    const [name = ''] = await readdir(join(folder, 'cache'));
    const stamp = JSON.parse(await readFile(join(folder, 'cache', name), 'utf8')) as Stamp;
    stamp.outputs['client.ts'] = hashOf(await readFile(join(folder, 'out/client.ts')));
    await writeFile(join(folder, 'cache', name), JSON.stringify(stamp));
    expect((await generate()).files.get('client.ts')).toContain('kept');
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['a hand-edited output', () => edit('out/client.ts', 'createShopClient', 'mine'), 'out/client.ts'],
    ['an output that is gone', () => rm(join(folder, 'out/types.ts')), 'out/types.ts'],
    ['a file too many', () => writeFile(join(folder, 'out/more.ts'), ''), 'out/more.ts'],
    ['a changed input', () => edit('shop.yaml', 'One page.', 'A page.'), 'out/bundle.json'],
  ])('notices %s', async (_, change, file) => {
    await write();
    await change();
    const stale = await staleFiles(join(folder, 'out'), (await generate()).files);
    expect(Object.values(stale).flat()).toContain(join(folder, file));
    expect(await write()).toContain(join(folder, file));
    expect(await write()).toEqual([]);
  });

  it('notices other options, and an input that is no longer right', async () => {
    await write();
    expect((await generate({ clientName: 'createOther' })).files.get('client.ts')).toContain('createOther');
    await edit('shop.yaml', 'operationId: listOrders', 'operationId: orders');
    await expect(generate()).rejects.toThrow('must be a verb and a noun');
  });
});
