import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@rosetta/scripts/testing/database.ts';
import { build } from '../build/build.ts';
import { readProject } from '../project/readProject.ts';
import { rosettaTransform } from '../testing/rosettaTransform.ts';
import { dbtBuild } from '../testing/dbtBuild.ts';
import type { ImportReport } from './report.ts';

const bakery = join(import.meta.dirname, '../../fixtures/dbt-bakery');

describe('import-dbt', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'import-dbt-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  const imported = async (from: string, out: string, ...more: string[]) => {
    const {
      code,
      out: text,
      err,
    } = await rosettaTransform(
      'import-dbt',
      from,
      '--out',
      out,
      '--database',
      database.url,
      '--json',
      ...more,
    );
    if (err !== '') throw new Error(err);
    return { code, report: JSON.parse(text) as ImportReport };
  };
  const changed = async (name: string, files: Record<string, string>): Promise<string> => {
    const copy = join(folder, name);
    await cp(bakery, copy, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), content);
    }
    return copy;
  };
  const rows = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;

  it('turns a project into one that builds, tests and publishes, with nothing that could not', async () => {
    const out = join(folder, 'bakery');
    const { code, report } = await imported(bakery, out);
    expect({ code, couldNot: report.couldNot }).toEqual({ code: 0, couldNot: [] });
    expect(report).toMatchObject({
      project: 'bakery',
      models: 9,
      seeds: 2,
      snapshots: 1,
      sources: 0,
      unitTests: 1,
      exposures: 1,
    });
    expect(report.leftBehind.map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([
      'models/marts/orders.sql:1 the is_incremental() part of orders',
      'models/models.yml:29 column gone of stg_orders is described',
      'models/models.yml:57 metric revenue',
      'models/staging/stg_customers.sql:1 stg_customers is ephemeral',
    ]);
    expect(await rows("select nspname from pg_namespace where nspname like '%import%'")).toEqual([]);

    const result = await build(await readProject(out), { database: database.url, threads: 2 });
    expect({
      status: result.status,
      failed: result.tests.filter(({ status }) => status !== 'passed'),
    }).toEqual({ status: 'published', failed: [] });
    expect(
      await rows(
        "select order_id, euros::text, order_key = md5(order_id || '-' || customer_name) as keyed from bakery_internal.stg_orders order by order_id",
      ),
    ).toEqual([
      { order_id: 1, euros: '2.50', keyed: true },
      { order_id: 2, euros: '10.00', keyed: true },
      { order_id: 3, euros: '3.75', keyed: true },
    ]);
    expect(
      await rows(
        'select customer_name, title, open_orders::int, done_orders::int, waiting_orders::int from bakery.customers order by 1',
      ),
    ).toEqual([
      { customer_name: 'Ann', title: 'Frequent', open_orders: 1, done_orders: 0, waiting_orders: 1 },
      { customer_name: 'Bob', title: 'Frequent', open_orders: 0, done_orders: 1, waiting_orders: 0 },
    ]);
    expect(
      await rows(
        'select count(*)::int as days, min(date_day)::date::text as first, max(date_day)::date::text as last from bakery.calendar',
      ),
    ).toEqual([{ days: 10, first: '2026-01-01', last: '2026-01-10' }]);
    expect(await rows('select product, old_euros, euros::text from bakery.prices_today')).toEqual([
      { product: 'bread', old_euros: 2, euros: '2.5' },
    ]);
    expect(await rows('select discount::text, gift from bakery_raw.raw_orders order by id')).toEqual([
      { discount: '0.10', gift: true },
      { discount: null, gift: false },
      { discount: null, gift: null },
    ]);
  }, 120_000);

  it('writes plain SQL with its comments, and contracts of every column', async () => {
    const out = join(folder, 'plain');
    await imported(bakery, out);
    const read = (path: string) => readFile(join(out, path), 'utf8');
    expect(await read('staging/stg_orders.sql')).toBe(`/* The seed stands in for the till. */
with source as (
    select * from raw_orders
)

select
    id as order_id,
    customer as customer_name,
    date_trunc('day', ordered_at) as ordered_day,
    ordered_at,
    (cents / 100.0)::numeric(16, 2) as euros, -- one rate for all
    md5(cast(coalesce(cast(id as text), '_dbt_utils_surrogate_key_null_') || '-' || coalesce(cast(customer as text), '_dbt_utils_surrogate_key_null_') as text)) as order_key,
    status,
    coalesce(gift, false) as is_gift
from source
`);
    expect(await read('marts/orders.sql')).not.toContain('where');
    expect(await read('marts/orders.yml')).toContain('time_column: ordered_at');
    expect(await read('marts/price.v2.yml')).toContain('version: 2');
    expect(await read('staging/stg_orders.yml')).toContain(
      'description: "Where an order is: open, waiting or done."',
    );
    expect(await read('staging/stg_orders.yml')).toContain(
      "{ not_null: true, where: status = 'done', severity: warn }",
    );
    expect(await read('marts/customers.yml')).toContain('  after:\n    - analyze customers\n');
    expect(await read('snapshots/customers_history.yml')).toContain('hard_deletes: close');
    expect(await read('tests/every_order_has_a_day.yml')).toBe(
      'test: every_order_has_a_day\nseverity: warn\n',
    );
  }, 60_000);

  it('lists what it could not with file, line and what to do, and brings all else', async () => {
    const from = await changed('strange', {
      'models/marts/asks.sql': "{% set rows = run_query('select 1') %}\nselect 1 as one",
      'models/marts/after_asks.sql': "select * from {{ ref('asks') }}",
      'models/marts/duck.sql': 'select\n    list_value(1, 2) as pair',
      'models/marts/nobody.sql': "\nselect * from {{ ref('nothing') }}",
      'models/marts/hidden.sql':
        "with price as (select 1 as one) select * from price join {{ ref('price', v=1) }} on true",
      'models/marts/merged.sql':
        "{{ config(materialized='incremental', unique_key='id') }}\nselect 1 as id {% if is_incremental() %} where id > 3 {% endif %}",
      'models/marts/frame.py': 'def model(dbt, session): pass',
    });
    const { code, report } = await imported(from, join(folder, 'strange-out'));
    expect(code).toBe(2);
    expect(report.couldNot.map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([
      'models/marts/after_asks.sql:1 after_asks reads asks, which did not come along',
      'models/marts/asks.sql:1 model asks: run_query asks the database for rows while compiling, and plain SQL has no compile step',
      'models/marts/duck.sql:2 model duck: PostgreSQL says function list_value(integer, integer) does not exist',
      'models/marts/frame.py:1 frame is a Python model',
      'models/marts/hidden.sql:1 hidden has a CTE price, which hides the model price that it reads later',
      'models/marts/merged.sql:1 merged is incremental, and no time column can be seen in its is_incremental() part',
      "models/marts/nobody.sql:2 model nobody: ref('nothing') names no model, seed or snapshot",
    ]);
    expect(report.models).toBe(10);
    expect(report.couldNot.every(({ todo }) => todo.length > 10)).toBe(true);
    await readProject(join(folder, 'strange-out'));
  }, 60_000);

  it('writes the same twice, replaces only a project and only with --force, and leaves nothing half-written', async () => {
    const out = join(folder, 'twice');
    await imported(bakery, out);
    const before = await contents(out);
    expect(
      await rosettaTransform('import-dbt', bakery, '--out', out, '--database', database.url),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not empty; name a new folder, or pass --force'),
    });
    await imported(bakery, out, '--force');
    expect(await contents(out)).toEqual(before);
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), 'mine');
    expect(
      await rosettaTransform('import-dbt', bakery, '--out', other, '--database', database.url, '--force'),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds no project.yml, so --force does not replace it'),
    });
    const broken = await changed('broken', { 'models/models.yml': 'models: [' });
    expect(
      await rosettaTransform('import-dbt', broken, '--out', join(folder, 'none'), '--database', database.url),
    ).toMatchObject({ code: 1, err: expect.stringMatching(/models\.yml:1 /) });
    expect(await readdir(folder)).not.toContain('none');
  }, 60_000);

  it.each([
    [
      ['/nowhere', '--out', '/tmp/import-dbt-none'],
      'dbt_project.yml does not exist; name the folder that holds dbt_project.yml',
    ],
    [[bakery, '--out', '/tmp/import-dbt-none', '--vars', 'a'], '--vars must be a mapping'],
  ])('refuses %j in one sentence', async (parameters, sentence) => {
    expect(await rosettaTransform('import-dbt', ...parameters, '--database', database.url)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(sentence),
    });
  });

  it('asks for a database', async () => {
    expect(await rosettaTransform('import-dbt', bakery, '--out', '/tmp/import-dbt-none')).toMatchObject({
      code: 1,
      err: expect.stringContaining('pass --database'),
    });
  });

  const given = process.env['DBT_PROJECT_DIR'];
  if (given)
    it(`builds ${given} into the rows that dbt builds`, async () => {
      const out = join(folder, 'given');
      const vars = process.env['DBT_VARS'] ?? '{}';
      const own = await createTestDatabase();
      const ask = async (sql: string) => (await own.pool.query<Record<string, unknown>>(sql)).rows;
      const { report } = await imported(given, out, '--schema', 'ours', '--vars', vars);
      expect(report.couldNot).toEqual([]);
      const project = await readProject(out);
      await dbtBuild(given, folder, own.url, vars);
      // dbt's own relations step aside: a schema of both names would hold both.
      const theirs = await ask(
        "select table_name as name, table_schema as schema from information_schema.tables where table_schema !~ '^(pg_|information_schema|ops)'",
      );
      for (const { name, schema } of theirs)
        await own.pool.query(
          `create table public."dbt_${String(name)}" as table "${String(schema)}"."${String(name)}"`,
        );
      for (const schema of new Set(theirs.map(({ schema }) => schema)))
        if (schema !== 'public') await own.pool.query(`drop schema "${String(schema)}" cascade`);
      expect((await build(project, { database: own.url, threads: 2 })).status).toBe('published');
      const models = project.graph
        .order()
        .map((name) => project.model(name))
        .filter(({ materialized }) => materialized !== 'snapshot');
      const differences = await Promise.all(
        models.map(async ({ name, schema, columns }) => {
          const list = columns.map((column) => `"${column.name}"`).join(', ');
          const [one, two] = [
            `select ${list} from "${schema}"."${name}"`,
            `select ${list} from public."dbt_${name}"`,
          ];
          const [counted] = await ask(
            `select (select count(*) from (${one} except all ${two}) as a)::int as ours, (select count(*) from (${two} except all ${one}) as b)::int as theirs, (select count(*) from (${one}) as c)::int as rows`,
          );
          return { name, ...counted } as Record<string, unknown>;
        }),
      );
      console.log(
        differences.map(({ name, ...counted }) => `${String(name)}: ${JSON.stringify(counted)}`).join('\n'),
      );
      await own.drop();
      expect(differences.filter((each) => each['ours'] !== 0 || each['theirs'] !== 0)).toEqual([]);
    }, 300_000);
});

const contents = async (folder: string): Promise<Record<string, string>> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async ({ parentPath, name }) =>
          [join(parentPath, name), await readFile(join(parentPath, name), 'utf8')] as const,
      ),
    ),
  );
};
