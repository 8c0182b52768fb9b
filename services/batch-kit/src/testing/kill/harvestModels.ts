import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = (name: string, columns: Record<string, string>): string =>
  `source: staging.${name}
columns: { ${Object.entries(columns)
    .map(([column, type]) => `${column}: { type: ${type}, not_null: true }`)
    .join(', ')} }
`;

const files: Record<string, string> = {
  'project.yml': `project: harvest
schemas: { internal: internal, marts: marts }
sources: [sources/*.yml]
sources_lock: harvest.sources
`,
  'sources/basket.yml': source('basket', { month: 'date', plot: 'text', kilos: 'numeric' }),
  'sources/rain.yml': source('rain', { month: 'date', millimetres: 'numeric' }),
  'sources/cask_level.yml': source('cask_level', { cask: 'text', litres: 'numeric' }),
  'internal/month_rain.sql':
    'select month, sum(millimetres) as millimetres from staging.rain group by month\n',
  'internal/month_rain.yml': `model: month_rain
materialized: view
columns: { month: { type: date }, millimetres: { type: numeric } }
`,
  'marts/fct_basket.sql':
    'select month, plot, sum(kilos) as kilos from staging.basket group by month, plot\n',
  'marts/fct_basket.yml': `model: fct_basket
materialized: incremental
incremental: { time_column: month, period: month }
grain: { description: one row per month and plot, key: [month, plot] }
columns: { month: { type: date }, plot: { type: text }, kilos: { type: numeric } }
`,
  'marts/fct_yield.sql': `select month, kilos, millimetres
from (select month, sum(kilos) as kilos from fct_basket group by month) as basket
full join month_rain using (month)
`,
  'marts/fct_yield.yml': `model: fct_yield
materialized: table
columns: { month: { type: date }, kilos: { type: numeric }, millimetres: { type: numeric } }
`,
  'marts/mv_cellar.sql': `select count(*) as casks, sum(litres) as litres, (select sum(kilos) from fct_basket) as kilos from staging.cask_level
`,
  'marts/mv_cellar.yml': `model: mv_cellar
materialized: materialized_view
columns: { casks: { type: bigint }, litres: { type: numeric }, kilos: { type: numeric } }
`,
};

/** Writes the models of the harvest, one of each materialization, to a folder of their own. */
export const writeHarvestModels = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'harvest-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
};
