import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateTypes } from './generateTypes.ts';
import { shopOptions } from './testing/shop.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-engine-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The types of the shop's spec after a change to its text, as if somebody else served it. */
const typesOf = async (change: (text: string) => string) => {
  const spec = join(folder, 'shop.yaml');
  await writeFile(spec, change(await readFile(shopOptions.spec, 'utf8')));
  return generateTypes(spec);
};

describe('the types of a foreign API', () => {
  it('are types alone, the same twice', async () => {
    const types = await generateTypes(shopOptions.spec);
    expect(types).toBe(await generateTypes(shopOptions.spec));
    expect(types).toContain('export interface operations {\n    listOrders: {');
    expect(types).not.toContain('interface contract');
  });

  it.each([
    ['operationId: listOrders', 'operationId: orders'],
    ['      x-roles: [clerk]\n', ''],
    ['application/problem+json', 'application/json'],
  ])('do not ask it to follow our rules: %s -> %s', async (from, to) => {
    await expect(typesOf((text) => text.replace(from, to))).resolves.toContain('export interface paths');
  });

  it.each([
    ['description: Only paid ones., ', '', /Parameter "paid" needs a description/],
    ['example: { title: Gone }', '', /A response body needs an example/],
    ['example: [{ id: a1,', 'example: [{', /200 application\/json example: \/0\/id is required/],
    ["$ref: '#/components/schemas/Cash'", "$ref: '#/components/schemas/Cheque'", /Can't resolve \$ref/],
  ])('need what a reader and a test need: %s -> %s', async (from, to, message) => {
    await expect(typesOf((text) => text.replace(from, to))).rejects.toThrow(message);
  });
});
