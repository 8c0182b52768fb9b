import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { libraryProject } from '../testing/library.ts';
import { readProject } from '../project/readProject.ts';

const bundle = Symbol.for('rosetta-transform.bundle');
const finops = join(import.meta.dirname, '../../../finops');

/** Reads a project as the command does, and tells whether it was compiled for that. */
const read = async (directory: string, folder: string, version = 'v1') => {
  Reflect.set(globalThis, bundle, { folder, version });
  try {
    const before = await stored(folder);
    const project = await readProject(directory);
    return { project, compiled: before === undefined || (await stored(folder)) !== before };
  } finally {
    Reflect.deleteProperty(globalThis, bundle);
  }
};

/** What tells one kept project from the next: the file itself. */
const stored = async (folder: string): Promise<string | undefined> => {
  const [name] = await readdir(join(folder, 'projects')).catch(() => []);
  return name && readFile(join(folder, 'projects', name), 'utf8');
};

const old = () => sleep(150); // files of this very moment are not trusted

describe('the cache of compiled projects', () => {
  let library: Awaited<ReturnType<typeof libraryProject>>;
  let cache: string;
  beforeEach(async () => {
    library = await libraryProject();
    cache = await mkdtemp(join(tmpdir(), 'cache-'));
    await old();
  });
  afterEach(async () => {
    await library.drop();
    await rm(cache, { recursive: true });
  });

  it('gives back the project as it was compiled, finops included', async () => {
    for (const directory of [library.directory, finops]) {
      const folder = join(cache, directory === finops ? 'finops' : 'library');
      const first = await read(directory, folder);
      const second = await read(directory, folder);
      expect(second.compiled).toBe(false);
      expect(second.project).toEqual(first.project);
      expect(second.project.model([...first.project.models.keys()][0]!)).toBeDefined();
      expect(second.project.graph.order()).toEqual(first.project.graph.order());
    }
  });

  it('is not asked when a file changed, came or went, whatever its times say', async () => {
    const { project } = await read(library.directory, cache);
    expect(project.model('dim_book').materialized).toBe('table');
    const contract = join(library.directory, 'marts/dim_book.yml');
    const text = await readFile(contract, 'utf8');
    await library.change({
      'marts/dim_book.yml': text.replace('materialized: table', 'materialized: view '),
    });
    await utimes(contract, new Date(2020, 1), new Date(2020, 1));
    expect((await read(library.directory, cache)).project.model('dim_book').materialized).toBe('view');

    await library.change({ 'tests/late.sql': 'select 1 from dim_book where false' });
    expect((await read(library.directory, cache)).project.tests.map(({ name }) => name)).toContain('late');
    await library.change({ 'tests/late.sql': null });
    await old();
    expect((await read(library.directory, cache)).project.tests.map(({ name }) => name)).not.toContain(
      'late',
    );
    await library.change({ 'sources/more.yml': 'source: desk.more\ncolumns: { id: { type: integer } }\n' });
    expect([...(await read(library.directory, cache)).project.sources.keys()]).toContain('desk.more');
  });

  it('serves a checkout whose files have new times and the same content', async () => {
    await read(library.directory, cache);
    const contract = join(library.directory, 'marts/dim_book.yml');
    await writeFile(contract, await readFile(contract));
    expect((await read(library.directory, cache)).compiled).toBe(false);
  });

  it('keeps nothing that changed a moment ago', async () => {
    const sql = join(library.directory, 'marts/dim_book.sql');
    await writeFile(sql, await readFile(sql));
    await read(library.directory, cache);
    expect(await stored(cache)).toBeUndefined();
  });

  it('is made anew for another version of the engine, and when it was cut or changed', async () => {
    await read(library.directory, cache);
    expect((await read(library.directory, cache, 'v2')).compiled).toBe(true);
    const [name] = await readdir(join(cache, 'projects'));
    const file = join(cache, 'projects', name!);
    const whole = await readFile(file, 'utf8');
    for (const damaged of [whole.slice(0, -200), whole.replace('dim_book', 'dim_boat'), 'x', '']) {
      await writeFile(file, damaged);
      const { project } = await read(library.directory, cache, 'v2');
      expect(project.model('dim_book')).toBeDefined();
      expect(await stored(cache)).toBe(whole);
    }
  });

  it('is shared by processes that read at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => read(library.directory, cache)));
    expect(new Set(all.map(({ project }) => project.models.size)).size).toBe(1);
    expect((await read(library.directory, cache)).compiled).toBe(false);
    expect(await readdir(join(cache, 'projects'))).toHaveLength(1);
  });

  it('does not get in the way where it cannot be written', async () => {
    await library.change({ 'a-file': '' });
    const folder = join(library.directory, 'a-file');
    expect((await read(library.directory, folder)).project.model('dim_book')).toBeDefined();
  });

  it('knows every file that a project is read from: sources ask the disk through text/reading only', async () => {
    const folder = join(import.meta.dirname, '../project');
    const names = (await readdir(folder)).filter((name) => !name.endsWith('.test.ts'));
    for (const name of names)
      expect({ name, asks: /node:fs/.test(await readFile(join(folder, name), 'utf8')) }).toEqual({
        name,
        asks: false,
      });
  });
});
