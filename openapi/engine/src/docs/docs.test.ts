import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { changedShop } from '../testing/changedShop.ts';
import { shopOptions } from '../testing/shop.ts';
import { buildDocs } from './buildDocs.ts';

const landing = { en: '# Our shop\n\nAsk for a **token**.', fr: '# Notre boutique' };

const build = async (...changes: [string, string][]) =>
  buildDocs({
    title: 'Shop docs',
    apis: [
      {
        name: 'shop',
        document: await changedShop(...changes),
        changelog: '# Changes of Shop\n\nDo not edit.\n\n## 1.0.0 (2027-01-01)\n\nFirst.\n',
      },
    ],
    landing,
    links: [{ title: 'Lineage', href: 'https://lineage.test' }],
  });

describe('the site of an API', () => {
  it('has a start page in each language, a reference, downloads, changes and a search, and fetches nothing', async () => {
    const files = await build();
    expect([...files.keys()].sort()).toEqual([
      'changes.html',
      'index.fr.html',
      'index.html',
      'search.js',
      'shop/index.html',
      'shop/openapi.json',
      'shop/openapi.yaml',
      'site.js',
      'style.css',
    ]);
    expect(files.get('index.html')).toContain('<strong>token</strong>');
    expect(files.get('index.html')).toMatch(/<a lang="fr" href="index\.fr\.html">Français/);
    expect(files.get('index.fr.html')).toContain('<html lang="fr">');
    expect(files.get('changes.html')).toContain('<h3 id="1-0-0-2027-01-01">1.0.0 (2027-01-01)</h3>');
    expect(files.get('changes.html')).not.toContain('Do not edit');
    expect(parse(files.get('shop/openapi.yaml') ?? '')).toEqual(await changedShop());
    for (const [name, text] of files)
      if (name.endsWith('.html')) expect(text).not.toMatch(/(src|<link[^>]*href)="https?:/);
    expect(files.get('index.html')).toContain('<a href="https://lineage.test">Lineage</a>');
  });

  it('says of an operation its route, roles, parameters with limits, bodies, answers and a call that can be pasted', async () => {
    const page = (await build()).get('shop/index.html') ?? '';
    expect(page).toContain('id="replaceOrder"');
    expect(page).toContain('<span class="method put">PUT</span> <code>/orders/{orderId}</code>');
    expect(page).toContain('<code>clerk</code>, <code>boss</code>');
    expect(page).toContain('≤ 100');
    expect(page).toContain('default 20');
    expect(page).toContain('each one of &quot;open&quot;, &quot;closed&quot;');
    expect(page).toContain(
      'curl -X PUT &quot;$API/orders/a1&quot; \\\n  -H &quot;Authorization: Bearer $TOKEN&quot;',
    );
    expect(page).toContain('string (date-time) or null');
    expect(page.match(/id="problem"/g)).toHaveLength(1);
  });

  it('warns of a deprecated operation, with its last day and what comes instead', async () => {
    const life =
      'deprecated: true\n      x-deprecated-at: 2027-01-31\n      x-sunset-at: 2027-07-31\n      x-successor: replaceOrder';
    const page = (await build(['operationId: listOrders', `operationId: listOrders\n      ${life}`])).get(
      'shop/index.html',
    );
    expect(page).toContain('since 2027-01-31; it may be gone after 2027-07-31. Use <a href="#replaceOrder">');
  });

  it('shows HTML of a document as text', async () => {
    const evil = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>alert(1)</script>';
    const page = (
      await build(
        ['summary: List orders.', `summary: '${evil}'`],
        ['description: Page size.', `description: '${evil}'`],
      )
    ).get('shop/index.html');
    expect(page).not.toMatch(/<img|javascript:|<script>alert/);
    expect(page).toContain('&lt;img src=x');
  });

  it('finds operations by parameter and field', async () => {
    const found = JSON.parse((await build()).get('search.js')?.replace(/^.*? = |;\n$/g, '') ?? '') as {
      id: string;
      names: string;
    }[];
    expect(found.find(({ id }) => id === 'listOrders')?.names.split(' ')).toEqual(
      expect.arrayContaining(['limit', 'paidAt', 'last4']),
    );
  });

  it('opens a schema that holds itself once', async () => {
    const page = (
      await build([
        'kind: { type: string, enum: [cash] }',
        "kind: { type: string, enum: [cash] }, next: { $ref: '#/components/schemas/Cash' }",
      ])
    ).get('shop/index.html');
    expect(page).toContain('<code>next</code>');
  });
});

describe('rosetta-contract docs', () => {
  const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openapi-docs-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const docs = (...more: string[]): Promise<string> =>
    new Promise((resolve) => {
      const args = [cli, 'docs', '--spec', shopOptions.spec, '--pages', folder, ...more];
      execFile(process.execPath, args, (error, stdout, stderr) =>
        resolve(`${Number(error?.code ?? 0)} ${stdout}${stderr}`),
      );
    });

  it('writes the site, and deletes nothing in a folder that it never wrote to', async () => {
    expect(await docs('--out', join(folder, 'site'))).toMatch(/^1 .*write index\.en\.md/);
    await writeFile(join(folder, 'index.en.md'), '# Hello');
    expect(await docs('--out', join(folder, 'site'))).toBe(`0 Open ${join(folder, 'site/index.html')}\n`);
    expect(await readFile(join(folder, 'site/fixtures/index.html'), 'utf8')).toContain('listOrders');
    expect(await docs('--out', folder)).toMatch(/^1 .*name an empty folder/);
    expect((await readdir(folder)).sort()).toEqual(['index.en.md', 'site']);
  }, 60_000);
});
