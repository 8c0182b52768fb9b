import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedShop } from '../testing/changedShop.ts';
import { checkPublished } from './checkPublished.ts';
import { publishVersion } from './publish.ts';

const versioned = (version: string): [string, string] => ['version: 1.0.0', `version: ${version}`];
const newParameter: [string, string] = [
  '        - { name: paid,',
  '        - { name: shop, in: query, description: The shop., schema: { type: string }, example: a }\n        - { name: paid,',
];
const lostHeader: [string, string] = [
  '          headers: { X-Count: { required: true, schema: { type: integer }, description: How many., example: 3 } }\n',
  '',
];

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'openapi-published-')), 'shop');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const publish = async (today: string, ...changes: [string, string][]) =>
  publishVersion({ document: await changedShop(...changes), folder, today });

describe('publishing a version', () => {
  it('writes the document with its day, and a changelog from the documents alone', async () => {
    expect(await publish('2027-01-01')).toEqual([join(folder, '1.0.0.yaml'), join(folder, 'CHANGELOG.md')]);
    await publish('2027-02-01', versioned('1.1.0'), newParameter);
    expect(await readFile(join(folder, '1.1.0.yaml'), 'utf8')).toContain('x-published-at: 2027-02-01');
    expect(await readFile(join(folder, 'CHANGELOG.md'), 'utf8')).toBe(
      [
        '# Changes of Shop',
        '',
        'Written from the published versions in this folder; do not edit.',
        '',
        '## 1.1.0 (2027-02-01)',
        '',
        '### Added',
        '',
        '- GET /orders (listOrders): added the new optional `query` request parameter `shop`.',
        '',
        '## 1.0.0 (2027-01-01)',
        '',
        'First published version, with 2 operations.',
        '',
      ].join('\n'),
    );
  });

  it.each<[string, [string, string][], string]>([
    ['a version that is published already', [newParameter], 'raise info.version above it'],
    ['what breaks callers', [versioned('1.1.0'), lostHeader], 'would break who uses 1.0.0'],
    [
      'an addition that calls itself a mend',
      [versioned('1.0.1'), newParameter],
      'Raise the second number of info.version',
    ],
    ['a version that is no number', [versioned('next')], 'must be three numbers, such as 1.4.0'],
  ])('refuses %s, and writes nothing', async (_, changes, sentence) => {
    await publish('2027-01-01');
    await expect(publish('2027-02-01', ...changes)).rejects.toThrow(sentence);
    expect(await readdir(folder)).toEqual(['1.0.0.yaml', 'CHANGELOG.md']);
  });
});

describe('the gate', () => {
  it('is silent about additions, and says what breaks, where, and whom', async () => {
    await publish('2027-01-01');
    expect(await checkPublished(await changedShop(newParameter), folder)).toEqual([]);
    expect(await checkPublished(await changedShop(lostHeader), folder)).toEqual([
      {
        where: 'GET /orders (listOrders)',
        message:
          'breaks who uses Shop 1.0.0: the mandatory response header `x-count` removed for the status `200` (required-response-header-removed)',
      },
    ]);
  });

  it('sees a role that may no longer call an operation', async () => {
    await publish('2027-01-01');
    const [finding] = await checkPublished(
      await changedShop(['x-roles: [clerk, boss]', 'x-roles: [boss]']),
      folder,
    );
    expect(finding?.message).toContain('clerk may no longer call it');
  });

  it('asks for a first version, for an untouched changelog and untouched files', async () => {
    const shop = await changedShop();
    expect((await checkPublished(shop, folder))[0]?.message).toContain('publish the first one');
    await publish('2027-01-01');
    await writeFile(join(folder, 'CHANGELOG.md'), '# Nothing happened');
    expect((await checkPublished(shop, folder))[0]?.message).toContain(
      'does not follow from the versions beside it',
    );
    await writeFile(join(folder, '1.2.0.yaml'), await readFile(join(folder, '1.0.0.yaml'), 'utf8'));
    await expect(checkPublished(shop, folder)).rejects.toThrow('1.2.0.yaml holds version 1.0.0: restore it');
  });
});
