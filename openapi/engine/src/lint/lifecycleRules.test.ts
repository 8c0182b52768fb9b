import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shopOptions } from '../testing/shop.ts';
import { lintSpec } from './lintSpec.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-lint-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What the linter says of the shop when listOrders carries these lines. */
const lint = async (...lines: string[]): Promise<string[]> => {
  const spec = join(folder, 'shop.yaml');
  const text = await readFile(shopOptions.spec, 'utf8');
  await writeFile(
    spec,
    text.replace('operationId: listOrders', ['operationId: listOrders', ...lines].join('\n      ')),
  );
  return (await lintSpec({ ...shopOptions, spec }))
    .filter(({ severity }) => severity !== 'warn')
    .map(({ message }) => message);
};

const [since, until] = ['x-deprecated-at: 2027-01-31', 'x-sunset-at: 2027-07-31'];

describe('the life of an operation', () => {
  it('is well said with both days and what comes instead', async () => {
    expect(await lint('deprecated: true', since, until, 'x-successor: replaceOrder')).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['no sunset', ['deprecated: true', since], 'needs x-sunset-at'],
    ['no beginning', ['deprecated: true', until], 'needs x-deprecated-at'],
    ['a day that is none', ['deprecated: true', since, 'x-sunset-at: 2027-02-30'], '"2027-02-30" is no day'],
    [
      'a sunset at once',
      ['deprecated: true', 'x-deprecated-at: 2027-07-31', until],
      'callers need time in between',
    ],
    ['dates without deprecation', [until], 'add `deprecated: true`, or take it away'],
    [
      'a successor that is not there',
      ['deprecated: true', since, until, 'x-successor: listSales'],
      '"listSales" is no operation of this document',
    ],
  ])('is refused with %s', async (_, lines, sentence) => {
    expect(await lint(...lines)).toEqual([expect.stringContaining(sentence)]);
  });
});
