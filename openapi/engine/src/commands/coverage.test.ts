import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shopOptions } from '../testing/shop.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-coverage-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the bin on the shop with these answers recorded. */
const coverage = async (...lines: (string | [string, number, boolean])[]) => {
  const record = join(folder, 'record.jsonl');
  const texts = lines.map((line) =>
    typeof line === 'string'
      ? line
      : JSON.stringify({ operationId: line[0], status: line[1], asserted: line[2] }),
  );
  await writeFile(record, texts.join('\n'));
  return new Promise<{ code: number; text: string }>((resolve) => {
    execFile(
      process.execPath,
      [cli, 'coverage', '--spec', shopOptions.spec, '--record', record],
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
};
const all: [string, number, boolean][] = [
  ['listOrders', 200, true],
  ['listOrders', 404, true],
  ['listOrders', 503, true],
  ['replaceOrder', 204, true],
  ['replaceOrder', 400, true],
  ['replaceOrder', 500, true],
];

describe('rosetta-contract coverage', () => {
  it('ends with 0 when every documented answer was asserted', async () => {
    expect(await coverage(...all)).toEqual({
      code: 0,
      text: 'listOrders    3/3\nreplaceOrder  3/3\n6 of 6 documented answers asserted: 100 %\n',
    });
  }, 30_000);

  it('names what no test asserted; an answer whose body was not looked at does not count', async () => {
    expect(await coverage(...all.slice(0, 4), ['replaceOrder', 400, false])).toEqual({
      code: 1,
      text: 'listOrders    3/3\nreplaceOrder  1/3  missing 4XX, default\n4 of 6 documented answers asserted: 66 %\n',
    });
  }, 30_000);

  it('refuses an answer that is not documented, and a line that is none', async () => {
    const stranger = await coverage(['listOrder', 200, true]);
    expect(stranger).toMatchObject({
      code: 1,
      text: expect.stringContaining('listOrder 200: no such operation or status.') as string,
    });
    const broken = await coverage(all[0]!, '{"operationId": 1}');
    expect(broken).toMatchObject({
      code: 1,
      text: expect.stringContaining('record.jsonl:2: a line is') as string,
    });
  }, 30_000);
});
