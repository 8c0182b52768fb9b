import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { changedShop } from '../testing/changedShop.ts';
import { shopOptions } from '../testing/shop.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
let folder: string;
let stricter: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-diff-'));
  stricter = join(folder, 'stricter.yaml');
  await writeFile(stricter, stringify(await changedShop(['maximum: 100', 'maximum: 50'])));
});
afterAll(() => rm(folder, { recursive: true }));

const diff = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, 'diff', ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });

describe('rosetta-contract diff', () => {
  it('ends with 0 where nobody can notice, with 1 and what to do where a caller may break', async () => {
    expect(await diff(['--from', shopOptions.spec, '--to', shopOptions.spec])).toEqual({
      code: 0,
      text: 'No change that a caller can notice.\n',
    });
    const { code, text } = await diff(['--from', shopOptions.spec, '--to', stricter]);
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(/^BREAKING GET \/orders \(listOrders\): .*`limit`.*50/),
    ]);
    expect(text).toContain('(/v2/...), or deprecate first');
  }, 60_000);

  it('writes JSON and Markdown', async () => {
    const json = await diff(['--from', shopOptions.spec, '--to', stricter, '--format', 'json']);
    expect(JSON.parse(json.text)).toMatchObject({
      breaking: 1,
      changes: [
        { breaking: true, rule: 'request-parameter-max-decreased', where: 'GET /orders (listOrders)' },
      ],
    });
    const markdown = await diff(['--from', shopOptions.spec, '--to', stricter, '--format', 'markdown']);
    expect(markdown.text).toContain('### Breaking\n\n- GET /orders (listOrders): ');
  }, 60_000);

  it('says what is not there', async () => {
    const missing = await diff(['--from', join(folder, 'no'), '--to', stricter]);
    expect(missing).toEqual({
      code: expect.any(Number),
      text: expect.stringContaining('is not there: name a spec'),
    });
    expect(missing.code).not.toBe(0);
    const tool = await diff(['--from', stricter, '--to', stricter], { OASDIFF: '/no/oasdiff' });
    expect(tool.text).toContain('OASDIFF names /no/oasdiff, which is not there');
    const empty = await diff(['--from', folder, '--to', stricter]);
    expect(empty.text).toMatch(/must be three numbers|holds no published version/);
    const day = await diff(['--from', stricter, '--to', stricter, '--today', 'soon']);
    expect(day.text).toContain('--today "soon" is no day');
  }, 60_000);
});
