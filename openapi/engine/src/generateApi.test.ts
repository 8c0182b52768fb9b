import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateApi } from './generateApi.ts';
import { shopOptions } from './testing/shop.ts';
import { staleFiles, writeFiles } from './writeFiles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-engine-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Generates from the shop's spec after a change to its text. */
const generateChanged = async (change: (text: string) => string) => {
  const spec = join(folder, 'shop.yaml');
  await writeFile(spec, change(await readFile(shopOptions.spec, 'utf8')));
  return generateApi({ ...shopOptions, spec });
};

describe('generation', () => {
  it('gives the same bytes twice, and imports nothing but its own runtime and the client', async () => {
    const [first, second] = [await generateApi(shopOptions), await generateApi(shopOptions)];
    expect([...second.files]).toEqual([...first.files]);
    const code = first.files.get('validators.js') ?? '';
    expect([...code.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual([
      './runtime/formats.ts',
      './runtime/support.ts',
      './runtime/index.ts',
    ]);
    expect(code).not.toContain('require(');
  });

  it('indexes roles and columns under the names that it was told', async () => {
    const { files } = await generateApi(shopOptions);
    expect(files.get('operations.ts')).toContain('"roles": [\n      "clerk",\n      "boss"\n    ]');
    expect(files.get('operations.ts')).toContain(
      '"/*/lines": [\n        "fct_order.line_count",\n        "mv_order.line_count"\n      ]',
    );
    expect(files.get('client.ts')).toContain('export const createShopClient');
    expect(files.get('types.ts')).toContain('listOrders: "limit";');
  });

  it('gives an operation that names no roles those of its tag, in the bundle too', async () => {
    const { files } = await generateChanged((text) =>
      text
        .replace('      x-roles: [clerk]\n', '      tags: [orders]\n')
        .replace('paths:', 'tags: [{ name: orders, description: Orders., x-roles: [boss] }]\npaths:'),
    );
    expect(files.get('operations.ts')).toContain('"roles": [\n      "boss"\n    ]');
    expect(JSON.parse(files.get('bundle.json') ?? '').paths['/orders'].get['x-roles']).toEqual(['boss']);
  });

  it('says which files are missing, changed and superfluous, and mends them', async () => {
    const files = new Map([
      ['a.ts', '1'],
      ['b/c.ts', '2'],
    ]);
    expect(await staleFiles(folder, files)).toEqual({
      missing: [join(folder, 'a.ts'), join(folder, 'b/c.ts')],
      changed: [],
      superfluous: [],
    });
    await writeFiles(folder, files);
    await writeFile(join(folder, 'a.ts'), 'edited');
    await writeFile(join(folder, 'old.ts'), '');
    expect(await staleFiles(folder, files)).toEqual({
      missing: [],
      changed: [join(folder, 'a.ts')],
      superfluous: [join(folder, 'old.ts')],
    });
    expect(await writeFiles(folder, files)).toHaveLength(2);
    expect(Object.values(await staleFiles(folder, files)).flat()).toEqual([]);
  });
});

describe('a spec that is not ready', () => {
  it.each([
    [
      'operationId: listOrders',
      'operationId: orders',
      /shop\.yaml:\d+:\d+: operationId "orders" must be a verb and a noun/,
    ],
    ['x-roles: [clerk]', 'x-roles: [king]', /x-roles names "king", which is no role; use one of clerk, boss/],
    ['      x-roles: [clerk]\n', '', /needs x-roles, on itself or on its tag: the list of roles/],
    ['description: Only paid ones., ', '', /Parameter "paid" needs a description/],
    [', example: true }', ' }', /Parameter "paid" needs an example/],
    ['example: { title: Gone }', '', /A response body needs an example/],
    ['application/problem+json', 'application/json', /must have application\/problem\+json and nothing else/],
    [
      'example: { title: Gone }',
      'example: { title: 1 }',
      /4XX application\/problem\+json example: \/title must be string/,
    ],
    ['example: 5 }', 'example: 500 }', /query limit example: the value must be <= 100/],
    ['example: [{ id: a1,', 'example: [{', /200 application\/json example: \/0\/id is required/],
    [
      "example: '1.50', x-column",
      "example: 'x', x-column",
      /components\/schemas\/Order\/properties\/total: the value must be a valid decimal/,
    ],
    ['type: number }', 'type: number, multiple: 2 }', /multiple/],
    ['style: pipeDelimited', 'style: matrix', /style "matrix" is not read here; use form or spaceDelimited/],
    [
      "$ref: '#/components/schemas/Cash'",
      "$ref: '#/components/schemas/Cheque'",
      /shop\.yaml:\d+:\d+: Can't resolve \$ref/,
    ],
  ])('is refused with %s -> %s', async (from, to, message) => {
    await expect(generateChanged((text) => text.replace(from, to))).rejects.toThrow(message);
  });
});
