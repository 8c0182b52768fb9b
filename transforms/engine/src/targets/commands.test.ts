import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../cli/compile.ts';
import { docs } from '../cli/docs.ts';
import { lineage } from '../cli/lineage.ts';
import { ls } from '../cli/ls.ts';
import type { SiteData } from '../docs/siteData.ts';
import { formatColumn } from '../lineage/formatLineage.ts';
import { library } from '../testing/library.ts';
import { rosettaTransform } from '../testing/rosettaTransform.ts';

describe('in a target', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  const target = 'dev_alice';
  const open = 'model: fct_open\nmaterialized: view\ncolumns: { loan_id: { type: bigint } }\n';
  beforeAll(async () => {
    desk = await library();
    await desk.build();
    await desk.change({
      'marts/fct_open.sql': 'select loan_id from fct_loan where is_open',
      'marts/fct_open.yml': open,
      'tests/too_many.sql': 'select loan_id from fct_open where loan_id < 3',
      'tests/too_many.yml': 'test: too_many\nseverity: warn\n',
      'sources/loan.yml': (await readFile(join(desk.directory, 'sources/loan.yml'), 'utf8')).replace(
        /^source: .*$/m,
        '$&\nfreshness: { column: lent_at, warn_after: 1 day }',
      ),
    });
    await desk.build({ target, select: 'fct_open' });
  });
  afterAll(() => desk.drop());

  it('ls and compile say what a build would do: what stands on production is a table', async () => {
    const select = { select: 'fct_open', target };
    const kinds = async (options: object) =>
      (await ls(desk.directory, { ...select, ...options })).map(
        ({ schema, materialized }) => `${schema} ${materialized}`,
      );
    expect(await kinds({ database: desk.url })).toEqual(['dev_alice_marts table']);
    expect(await kinds({ database: desk.url, select: '+fct_open,fct_*' })).toEqual([
      'dev_alice_marts table',
      'dev_alice_marts view',
    ]);
    expect(await kinds({ database: desk.url, defer: false })).toEqual(['dev_alice_marts view']);
    expect(await kinds({})).toEqual(['dev_alice_marts view']);
    const sql = async (database?: string) => (await compile(desk.directory, { ...select, database }))[0]!.sql;
    expect(await sql(desk.url)).toContain('create table "dev_alice_marts"."fct_open" as');
    expect(await sql()).toContain('create view "dev_alice_marts"."fct_open"');
    const options = ['--project', desk.directory, '--database', desk.url, '--target', target];
    expect((await rosettaTransform('compile', ...options, '--select', 'fct_open')).out).toContain(
      'create table',
    );
  });

  it('docs show what it holds, and where the rest is read', async () => {
    const out = await mkdtemp(join(tmpdir(), 'docs-'));
    try {
      await docs(desk.directory, out, desk.url, target);
      const text = await readFile(join(out, 'data.js'), 'utf8');
      const { models, lastRun } = JSON.parse(text.replace(/^window\.rosettaDocs = |;\n$/g, '')) as SiteData;
      expect(lastRun).toMatchObject({ status: 'published' });
      const found = (name: string) => models.find((model) => model.name === name)!;
      expect(found('fct_open')).toMatchObject({
        schema: 'dev_alice_marts',
        kind: 'table',
        live: { rows: 100, action: 'replace' },
      });
      expect(found('fct_loan')).toMatchObject({ schema: 'marts', live: null, lastStatus: null });
      const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
      expect(manifest.nodes['model.library.fct_loan'].relation_name).toBe('"marts"."fct_loan"');
      // The same project: what a target calls its schemas modifies nothing.
      expect(await ls(desk.directory, { select: 'state:modified', state: out })).toEqual([]);
    } finally {
      await rm(out, { recursive: true });
    }
  });

  it('failures are its own', async () => {
    const options = ['--project', desk.directory, '--database', desk.url];
    expect((await rosettaTransform('failures', ...options)).out).toBe('No failing rows are kept.\n');
    expect((await rosettaTransform('failures', ...options, '--target', target)).out).toMatch(
      /^Run .*\nwarned {2}test too_many found 2 rows/,
    );
    expect(await rosettaTransform('failures', ...options, '--target', 'Alice')).toMatchObject({
      code: 1,
      err: expect.stringContaining('target Alice must be lower_snake_case'),
    });
  });

  it('fresh selects by its own last run', async () => {
    const options = ['--project', desk.directory, '--database', desk.url, '--json'];
    const sources = async (...more: string[]) =>
      JSON.parse((await rosettaTransform('fresh', ...options, ...more)).out).sources.length as number;
    const selection = ['--select', '+result:warn'];
    expect(await sources()).toBe(1);
    expect(await sources(...selection)).toBe(0);
    expect(await sources(...selection, '--target', target)).toBe(1);
  });

  it('lineage names the place of a model, and takes it', async () => {
    const found = await lineage(desk.directory, 'dev_alice_marts.fct_open.loan_id', {
      target,
      database: desk.url,
    });
    expect(formatColumn(found).split('\n')[0]).toBe(
      'fct_open.loan_id  bigint not null (dev_alice_marts.fct_open)',
    );
    expect((await lineage(desk.directory, 'fct_loan', { target, database: desk.url })).place).toBe(
      'marts.fct_loan',
    );
    expect((await lineage(desk.directory, 'fct_loan', { target })).place).toBe('dev_alice_marts.fct_loan');
    const { code, out } = await rosettaTransform(
      ...['lineage', 'fct_open', '--project', desk.directory, '--target', target],
    );
    expect([code, out.split('\n')[0]]).toEqual([0, 'fct_open (dev_alice_marts.fct_open)']);
  });
});
