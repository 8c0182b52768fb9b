import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createTrial } from './finopsTrial.ts';
import { checkQueries, inferColumns, readProject } from '@rosetta/transforms-engine';

const sample = fileURLToPath(new URL('../demo/data/focus_sample.csv', import.meta.url));

describe('what the engine infers of the FinOps models', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  let project: Awaited<ReturnType<typeof readProject>>;
  beforeAll(async () => {
    trial = await createTrial();
    await trial.landAndLoad([sample]);
    await trial.build();
    project = await readProject(join(trial.folder, 'transforms/finops'));
  }, 120_000);
  afterAll(() => trial.drop());

  it('holds on real bills: no column that is shown to be whole has a null, tests aside', async () => {
    const declared = [...project.models.values()].flatMap(({ columns }) => columns);
    for (const column of declared) column.notNull = false;
    const inferred = await inferColumns(project);
    let whole = 0;
    for (const [name, { columns }] of inferred) {
      const names = columns.filter(({ nullable }) => !nullable).map((column) => column.name);
      whole += names.length;
      if (names.length === 0) continue;
      const { schema } = project.model(name);
      const [nulls] = await trial.rows(
        `select ${names.map((column) => `count(*) - count("${column}") as "${column}"`).join(', ')} from ${schema}."${name}"`,
      );
      expect({ name, ...nulls }).toEqual({
        name,
        ...Object.fromEntries(names.map((column) => [column, '0'])),
      });
    }
    // Without a single test the queries still show this many: the sources' own constraints carry far.
    expect(whole).toBeGreaterThan(60);
  });

  it('agrees with the server on every column that is passed on as it is, and on every type', async () => {
    const client = new pg.Client(trial.url);
    await client.connect();
    const { errors, disagreements } = await checkQueries(client, project, [...project.models.keys()]);
    await client.end();
    expect([[...errors], disagreements]).toEqual([[], []]);
  });
});
