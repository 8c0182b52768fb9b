import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the package, so that its sources may be changed. */
const engine = join(import.meta.dirname, '../..');
let home: string;
let cache: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'bundle-'));
  cache = join(home, 'cache');
  for (const part of ['bin', 'src', 'fixtures', 'package.json'])
    await cp(join(engine, part), join(home, 'package', part), { recursive: true });
  await symlink(join(engine, '../../node_modules'), join(home, 'node_modules'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const ls = (env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const command = [join(home, 'package/bin/rosetta-transform.js'), 'ls', '--project'];
    execFile(
      process.execPath,
      [...command, join(home, 'package/fixtures/library')],
      { env: { ...process.env, ROSETTA_TRANSFORM_CACHE: cache, ...env } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

/** The bundles that there are, each a file of its own. */
const bundles = async () => {
  const folder = join(cache, 'bundle', (await readdir(join(cache, 'bundle')))[0]!);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cjs'));
  return names.map((name) => join(folder, name));
};

/** Changes what `ls` prints, in the sources. */
const rename = async (from: string, to: string) => {
  const file = join(home, 'package/src/cli/ls.ts');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
};

describe('the bundle that the command runs', () => {
  it('is made on first use, used again, and never older than a source', async () => {
    const first = await ls();
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining('marts.fct_loan') });
    const [made] = await bundles();
    expect(await ls()).toEqual(first);
    expect(await bundles()).toEqual([made]);

    await rename("'materialized', 'reads'", "'materialized', 'looks at'");
    expect((await ls()).out).toContain('looks at');
    expect(await bundles()).toHaveLength(2);
  }, 60_000);

  it('is made anew when it was damaged', async () => {
    const before = await ls();
    for (const file of await bundles()) await writeFile(file, 'console.log("damaged")');
    expect(await ls()).toEqual(before);
    for (const file of await bundles()) {
      const code = await readFile(`${file}.code`);
      await writeFile(`${file}.code`, code.fill(7, code.length / 2));
    }
    expect(await ls()).toEqual(before);
  }, 60_000);

  it('is used again after a checkout that gave the sources new times', async () => {
    const before = await bundles();
    await cp(join(engine, 'src/cli.ts'), join(home, 'package/src/cli.ts'));
    expect((await ls()).code).toBe(0);
    expect(await bundles()).toEqual(before);
  }, 60_000);

  it('is left out where it cannot be written or is not wanted, with the same answer', async () => {
    const before = await ls();
    expect(await ls({ ROSETTA_TRANSFORM_CACHE: 'off' })).toMatchObject({ code: 0, out: before.out });
    await writeFile(join(home, 'a-file'), '');
    expect(await ls({ ROSETTA_TRANSFORM_CACHE: join(home, 'a-file') })).toMatchObject({
      code: 0,
      out: before.out,
    });
  }, 60_000);

  it('does not hide a source that does not compile', async () => {
    await rename('export const lsCommand', 'export const const lsCommand');
    const { code, err } = await ls();
    expect(code).not.toBe(0);
    expect(err).toMatch(/SyntaxError|Unexpected|Expected/);
  }, 60_000);
});
