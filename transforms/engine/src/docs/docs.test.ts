import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../artifacts/buildManifest.ts';
import { docs } from '../cli/docs.ts';
import { ls } from '../cli/ls.ts';
import { library } from '../testing/library.ts';
import type { SiteData } from './siteData.ts';

describe('docs', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let out: string;
  const written = (name: string) => readFile(join(out, name), 'utf8');
  const siteData = async () =>
    JSON.parse((await written('data.js')).replace(/^window\.rosettaDocs = |;\n$/g, '')) as SiteData;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'docs-'));
    desk = await library({
      'project.yml': `
project: library
schemas: { staging: internal, marts: marts, seeds: internal }
sources: [sources/*.yml]
exposures: [uses.yml]
sources_lock: library.desk`,
      'marts/dim_book.yml': `
model: dim_book
materialized: table
columns: { book_code: { type: text }, title: { type: text }, fine_per_day: { type: 'numeric(6,2)' } }
checks: [{ name: cheap, sql: fine_per_day < 0.2, severity: warn }]
unit_tests: [{ name: as_it_is, given: { book: [{ book_code: B1 }] }, expect: [{ book_code: B1, title: null }] }]`,
      'sources/loan.yml': `
source: desk.loan
description: Written at the desk.
columns:
  loan_id: { type: bigint, not_null: true, description: Number of the slip. }
  book_code: { type: text, not_null: true }
  member_id: { type: bigint, not_null: true }
  lent_at: { type: timestamptz, not_null: true }
  returned_at: { type: timestamptz }`,
      'uses.yml': 'exposures: [{ name: front_page, type: page, depends_on: [mv_loans_by_month.loans] }]\n',
    });
    await desk.build();
    await docs(desk.directory, out, desk.url);
  });
  afterAll(async () => {
    await rm(out, { recursive: true });
    await desk.drop();
  });

  it('are a page that asks nothing of the network', async () => {
    const page = await written('index.html');
    expect(page).toContain('<title>library</title>');
    expect(page).toMatch(/<script src="data.js"><\/script>\s*<script src="site.js">/);
    for (const file of ['index.html', 'style.css', 'site.js'])
      expect((await written(file)).replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:\/\/|import\(|fetch\(/,
      );
  });

  it('know rows, sizes, the last build, columns and lineage', async () => {
    const { models, sources, exposures, tests, lastRun } = await siteData();
    expect(lastRun).toMatchObject({ status: 'published', command: 'build', seconds: expect.any(Number) });
    const model = models.find(({ name }) => name === 'fct_loan')!;
    expect(model.live).toEqual({
      rows: 100,
      bytes: expect.any(Number),
      builtAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      action: 'replace',
    });
    expect(model.lastStatus).toMatch(/^success, \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
    const fine = model.columns.find(({ name }) => name === 'fine')!;
    expect(fine).toMatchObject({ type: 'numeric(10,2)', nullable: false, tests: ['not_null'] });
    expect(fine.inputs).toContainEqual(['dim_book', 'fine_per_day', 'TRANSFORMATION']);
    expect(model.sql.map(([, text]) => text).join('')).toBe(
      (await readFile(join(desk.directory, 'marts/fct_loan.sql'), 'utf8')).trimEnd(),
    );
    expect(model.sql).toContainEqual(['relation', 'dim_book']);
    const book = models.find(({ name }) => name === 'dim_book')!;
    expect(book.tests).toEqual([
      {
        name: 'cheap',
        file: 'marts/dim_book.yml:5',
        reads: ['dim_book'],
        lastFailure: expect.stringMatching(/UTC: warned, 1 row$/),
      },
      { name: 'unit test as_it_is', file: 'marts/dim_book.yml:6', reads: ['book'], lastFailure: null },
    ]);
    expect(sources[0]).toMatchObject({
      name: 'desk.loan',
      description: 'Written at the desk.',
      bytes: expect.any(Number),
    });
    expect(sources[0]!.columns[0]).toMatchObject({ name: 'loan_id', description: 'Number of the slip.' });
    expect(exposures[0]!.uses).toEqual([{ model: 'mv_loans_by_month', column: 'loans' }]);
    expect(tests.map(({ name }) => name)).toEqual(['every_loan_is_kept']);
  });

  it('come with a manifest in dbt’s shape, and ours beside it', async () => {
    const manifest = JSON.parse(await written('manifest.json')) as Manifest;
    const id = 'model.library.fct_loan';
    expect(manifest.nodes[id]).toMatchObject({
      unique_id: id,
      resource_type: 'model',
      schema: 'marts',
      original_file_path: 'marts/fct_loan.sql',
      checksum: { name: 'sha256', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) },
      config: { materialized: 'table' },
      depends_on: { nodes: ['model.library.dim_book', 'model.library.stg_desk__loan'] },
      grain: { description: 'one row per loan', key: ['loan_id'] },
      fingerprint: { parts: { sql: expect.any(String) }, contract: expect.any(String) },
      columns: {
        book_code: {
          data_type: 'text',
          nullable: false,
          lineage: expect.arrayContaining([
            { relation: 'stg_desk__loan', column: 'book_code', type: 'DIRECT', subtype: 'IDENTITY' },
          ]),
        },
      },
    });
    expect(manifest.nodes['test.library.fct_loan.loan_id.not_null']).toMatchObject({
      attached_node: id,
      column_name: 'loan_id',
      test_metadata: { name: 'not_null' },
    });
    expect(manifest.unit_tests['unit_test.library.dim_book.as_it_is']).toMatchObject({
      model: 'dim_book',
      given: [{ input: 'book', rows: [{ book_code: 'B1' }], format: 'dict' }],
      expect: { rows: [{ book_code: 'B1', title: null }] },
      depends_on: { nodes: ['model.library.dim_book'] },
    });
    expect(manifest.sources['source.library.desk.loan']).toMatchObject({
      description: 'Written at the desk.',
      columns: { loan_id: { description: 'Number of the slip.', nullable: false } },
    });
    expect(manifest.parent_map['model.library.stg_desk__loan']).toEqual(['source.library.desk.loan']);
    expect(manifest.child_map['model.library.mv_loans_by_month']).toContain('exposure.library.front_page');
    expect(manifest.child_map[id]).toContain('model.library.mv_loans_by_month');
  });

  it('come with a manifest that state: compares with', async () => {
    const modified = async () =>
      (await ls(desk.directory, { select: 'state:modified', state: out })).map(({ name }) => name);
    await expect(modified()).resolves.toEqual([]);
    await desk.change({
      'marts/fct_loan.sql': `${await readFile(join(desk.directory, 'marts/fct_loan.sql'), 'utf8')} where fine >= 0`,
    });
    await expect(modified()).resolves.toEqual(['fct_loan']);
  });

  it('need no database', async () => {
    await docs(desk.directory, out);
    const { facts, models } = await siteData();
    expect([facts, models.every(({ live }) => live === null)]).toEqual([false, true]);
  });

  it('tell when a unit test last failed', async () => {
    await desk.change({
      'marts/dim_book.yml': (await readFile(join(desk.directory, 'marts/dim_book.yml'), 'utf8')).replace(
        'title: null',
        'title: Emma',
      ),
    });
    expect((await desk.build()).status).toBe('failed');
    await docs(desk.directory, out, desk.url);
    const book = (await siteData()).models.find(({ name }) => name === 'dim_book')!;
    expect(book.tests.find(({ name }) => name === 'unit test as_it_is')!.lastFailure).toMatch(
      /UTC: failed, 2 rows$/,
    );
  });
});
