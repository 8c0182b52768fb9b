import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shopOptions } from './testing/shop.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const generate = (...flags: string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    const args = [cli, 'generate', '--spec', shopOptions.spec, '--out', folder, ...flags];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });

describe('rosetta-openapi generate', () => {
  it('writes, and then finds nothing stale', async () => {
    expect((await generate()).code).toBe(0);
    expect(await generate('--check')).toEqual({ code: 0, text: '' });
    await writeFile(join(folder, 'client.ts'), 'edited');
    expect(await generate('--check')).toEqual({ code: 1, text: `${join(folder, 'client.ts')} is stale\n` });
  }, 60_000);

  it('deletes nothing in a folder that it never wrote to', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'years');
    const { code, text } = await generate();
    expect([code, await readdir(folder)]).toEqual([1, ['thesis.txt']]);
    expect(text).toContain('holds files that were not generated; name an empty folder');
  }, 30_000);
});
