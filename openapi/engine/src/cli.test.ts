import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from './commands/index.ts';
import { shopOptions } from './testing/shop.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the bin as a person does, in the folder of the test. */
const contract = (...args: string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { cwd: folder, env: { ...process.env, XDG_CACHE_HOME: join(folder, '../openapi-cli-cache') } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
const spec = ['--spec', shopOptions.spec];
const config = (text: string) => writeFile(join(folder, 'rosetta-contract.yaml'), text);

describe('rosetta-contract', () => {
  it('lists every command, and each has its own help', async () => {
    const { code, text } = await contract('--help');
    expect(code).toBe(0);
    for (const { command } of commands) expect(text).toContain(`rosetta-contract ${String(command)}`);
    expect((await contract('generate', '--help')).text).toContain('--out');
  }, 30_000);

  it('refuses what it does not know in one sentence', async () => {
    expect(await contract('lint', '--sepc', 'x')).toMatchObject({
      code: 1,
      text: 'Unknown argument: sepc\n',
    });
    expect(await contract()).toEqual({ code: 1, text: 'Name a command; --help lists them.\n' });
    expect(await contract('lint')).toEqual({
      code: 1,
      text: 'Name a document with --spec, or write rosetta-contract.yaml that lists your APIs.\n',
    });
    expect((await contract('generate', ...spec)).text).toContain('Name a folder with --out.');
  }, 60_000);

  it('writes, and then finds nothing stale until a file is edited', async () => {
    expect((await contract('generate', ...spec, '--out', 'shop')).code).toBe(0);
    expect(await contract('check', ...spec, '--out', 'shop')).toEqual({ code: 0, text: '' });
    await writeFile(join(folder, 'shop/client.ts'), 'edited');
    expect(await contract('check', ...spec, '--out', 'shop')).toEqual({
      code: 1,
      text: 'shop/client.ts is stale\n',
    });
  }, 60_000);

  it('deletes nothing in a folder that it never wrote to', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'years');
    const { code, text } = await contract('generate', ...spec, '--out', '.');
    expect([code, await readdir(folder)]).toEqual([1, ['thesis.txt']]);
    expect(text).toContain('holds files that were not generated; name an empty folder');
  }, 30_000);

  it('works on every API of a config file, or on one of them', async () => {
    const entry = (name: string) =>
      `  ${name}: { spec: ${shopOptions.spec}, out: gen/${name}, client: create${name} }\n`;
    await config(`apis:\n${entry('Shop')}${entry('Store')}`);
    expect((await contract('generate')).code).toBe(0);
    expect(await readFile(join(folder, 'gen/Store/client.ts'), 'utf8')).toContain('const createStore =');
    await rm(join(folder, 'gen/Store'), { recursive: true });
    expect((await contract('check', '--api', 'Shop')).code).toBe(0);
    expect(await contract('check', '--api', 'Stall')).toEqual({
      code: 1,
      text: 'There is no API Stall; the config file has Shop, Store.\n',
    });
  }, 60_000);

  it.each([
    ['apis: {}', 'apis lists none.'],
    ['apis: { shop: { out: x } }', 'apis.shop.spec must name a file.'],
    [
      'apis: { shop: { spec: x, otu: y } }',
      'apis.shop has otu; it may have spec, out, client, roles, rules.',
    ],
  ])(
    'refuses the config file %s',
    async (text, sentence) => {
      await config(text);
      expect(await contract('lint')).toEqual({ code: 1, text: `rosetta-contract.yaml: ${sentence}\n` });
    },
    30_000,
  );

  it('bundles to standard output and to files of either format', async () => {
    const { text } = await contract('bundle', ...spec, '--format', 'json');
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', paths: { '/orders': {} } });
    await contract('bundle', ...spec, '-o', 'shop.yaml');
    expect(await readFile(join(folder, 'shop.yaml'), 'utf8')).toContain('\npaths:\n  /orders:\n');
    expect((await contract('bundle', ...spec, '-o', 'shop.txt')).text).toContain('neither .json nor .yaml');
  }, 60_000);

  it('lints with exit code 1 and the place of each finding', async () => {
    const text = (await readFile(shopOptions.spec, 'utf8')).replace(
      'operationId: listOrders',
      'operationId: orders',
    );
    await writeFile(join(folder, 'shop.yaml'), text);
    const found = await contract('lint', '--spec', 'shop.yaml');
    expect(found.code).toBe(1);
    expect(found.text).toMatch(/^shop\.yaml:\d+:\d+: operationId "orders" must be a verb/m);
  }, 30_000);

  it('refuses what is not there and what no code can name in a sentence', async () => {
    const missing = await contract('bundle', '--spec', 'none.yaml');
    expect([missing.code, missing.text.trim().split('\n').length]).toEqual([1, 1]);
    expect(missing.text).toContain('none.yaml cannot be read');
    const text = (await readFile(shopOptions.spec, 'utf8')).replace(
      'operationId: listOrders',
      'operationId: orders/list',
    );
    await writeFile(join(folder, 'shop.yaml'), text);
    const { text: told } = await contract(
      'generate',
      '--spec',
      'shop.yaml',
      '--out',
      'o',
      '--rule',
      'all=off',
    );
    expect(told).toContain(
      'GET /orders: give it an operationId of letters and digits such as getOrder, not "orders/list".',
    );
  }, 30_000);
});
