import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProject } from '../project/readProject.ts';
import { library } from '../testing/library.ts';
import { readBesides } from './besides.ts';

const bundle = Symbol.for('rosetta-transform.bundle');

describe('a project that is read while the server is asked', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let folder: string;
  beforeAll(async () => {
    desk = await library();
    await desk.build();
    folder = await mkdtemp(join(tmpdir(), 'cache-'));
    Reflect.set(globalThis, bundle, { folder, version: 'v1' });
    await sleep(150); // files of this very moment are not kept
    await readProject(desk.directory);
  });
  afterAll(async () => {
    Reflect.deleteProperty(globalThis, bundle);
    await rm(folder, { recursive: true });
    await desk.drop();
  });

  it('comes with what is recorded of it', async () => {
    const { project, client, recorded } = await readBesides(desk.directory, desk.url);
    const { states, relations } = (await recorded)!;
    await client.end();
    expect([...states.keys()].sort()).toEqual([...project.models.keys()].sort());
    expect(relations.map(({ name }) => name).sort()).toEqual([...project.models.keys()].sort());
  });

  it('is not taken for what it was called, or where it was, the last time', async () => {
    await desk.change({
      'project.yml':
        'project: reading_room\nschemas: { staging: elsewhere, marts: marts, seeds: elsewhere }\nsources: [sources/*.yml]\n',
    });
    const { project, client, recorded } = await readBesides(desk.directory, desk.url);
    await client.end();
    expect(project.name).toBe('reading_room');
    expect(recorded).toBeUndefined();
  });

  it('is told what is wrong with it before what is wrong with the database', async () => {
    const nowhere = 'postgres://nobody@127.0.0.1:1/nowhere';
    await expect(readBesides(desk.directory, nowhere)).rejects.toThrow(/cannot be reached/);
    await desk.change({ 'marts/dim_book.sql': 'select' });
    await expect(readBesides(desk.directory, nowhere)).rejects.toThrow(/dim_book/);
  });
});
