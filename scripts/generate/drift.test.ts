import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSpec, checkColumns, type Finding, type OpenApiDocument } from '@rosetta/openapi-engine';
import { root } from '../servers/paths.ts';
import { apis, extensions } from './apis.ts';
import { columnContracts } from './columnContracts.ts';
import { readFor } from './projects.ts';

let copy: string;
let document: OpenApiDocument;

beforeAll(async () => {
  document = await bundleSpec(apis[0]?.spec ?? '');
});

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'rosetta-drift-'));
  await cp(join(root, 'transforms/finops'), join(copy, 'transforms/finops'), { recursive: true });
  for (const folder of ['staging', 'exposures'])
    await cp(join(root, 'generated', folder), join(copy, 'generated', folder), { recursive: true });
});

afterEach(() => rm(copy, { recursive: true }));

const edit = async (file: string, change: (text: string) => string): Promise<void> => {
  const path = join(copy, 'transforms/finops/marts', file);
  await writeFile(path, change(await readFile(path, 'utf8')));
};

const check = async (): Promise<Finding[]> =>
  checkColumns(
    document,
    extensions.column,
    columnContracts([await readFor(join(copy, 'transforms/finops'), [document])]),
  );

const rename = (text: string): string => text.replaceAll('billed_cost', 'billed_amount');

describe('a mart that drifts from the API', () => {
  it('is silent while they agree', async () => {
    expect(await check()).toEqual([]);
  });

  it('names the endpoint when a column of a table changes its name and nothing else does', async () => {
    await edit('fct_cost.sql', (text) =>
      text
        .replaceAll('as billed_cost', 'as billed_amount')
        .replace(/^ {8}shares\.billed_cost,$/m, '        shares.billed_cost as billed_amount,'),
    );
    await edit('fct_cost.yml', rename);
    await expect(check()).rejects.toThrow(
      /mv_cost_tree\.sql:\d+:\d+[\s\S]*GET \/v1\/costs\/tree \(getCostTree\) reads [^\n]*mv_cost_tree\.billed_cost/,
    );
  });

  it('names endpoint, property and the nearest column when the views follow and the spec does not', async () => {
    for (const file of ['mv_cost_tree', 'mv_cost_by_month']) {
      await edit(`${file}.yml`, rename);
      await edit(`${file}.sql`, (text) =>
        file === 'mv_cost_tree'
          ? text
              .replace('as billed_cost', 'as billed_amount')
              .replace('summed.billed_cost', 'summed.billed_amount')
          : text
              .replace('sum(billed_cost)', 'sum(billed_amount)')
              .replace('as billed_cost', 'as billed_amount'),
      );
    }
    await edit('../tests/parents_equal_children.sql', (text) =>
      text.replaceAll('sum(billed_cost)', 'sum(billed_amount)'),
    );
    await rm(join(copy, 'transforms/finops/tests'), { recursive: true }); // they read the views too, and would speak first
    const findings = await check();
    expect(findings).toContainEqual({
      where: 'GET /v1/costs/tree (getCostTree) /items/*/cost',
      message: expect.stringMatching(
        /^mv_cost_tree\.billed_cost: no such column billed_cost in .*transforms\/finops\/marts\/mv_cost_tree\.yml; did you mean billed_amount\?$/,
      ) as string,
    });
  });

  it('refuses a column that may now be null under a property that may not', async () => {
    await edit('mv_cost_by_month.yml', (text) =>
      text.replace(/(billing_currency:[^}]*?), tests: \[not_null\]/, '$1'),
    );
    const findings = await check();
    expect(findings.map(({ where }) => where)).toContain(
      'GET /v1/costs/monthly (listMonthlyCosts) /items/*/currency',
    );
    expect(findings[0]?.message).toContain('the column may be null');
  });
});
