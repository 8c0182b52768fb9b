import { createTrial } from '@rosetta/scripts/testing/finopsTrial.ts';

describe('a change of a mart that an endpoint reads', () => {
  let trial: Awaited<ReturnType<typeof createTrial>>;
  beforeAll(async () => {
    trial = await createTrial();
    await trial.bill('one', [{ BilledCost: '1.00' }]);
    await trial.build();
  }, 60_000);
  afterAll(async () => await trial.drop());

  it('is refused by the name of the endpoint, and what is live stays', async () => {
    const withoutLines = {
      'marts/mv_cost_tree.sql': (sql: string) =>
        sql.replace('summed.list_cost,\n    summed.line_count', 'summed.list_cost'),
      'marts/mv_cost_tree.yml': (yml: string) => yml.replace(/\n {2}line_count:(?:.*\n)(?: {4}.*\n)*/, '\n'),
    };
    await expect(trial.build({ models: withoutLines })).rejects.toThrow(
      /finops-api\.yml:\d+:\d+ line_count removed in .*mv_cost_tree\.yml would break api getCostTree \(GET \/v1\/costs\/tree\), which uses mv_cost_tree\.line_count; keep mv_cost_tree and make the change in a new version, mv_cost_tree\.v2\.sql/,
    );
    expect(await trial.rows('select line_count::int from marts.mv_cost_tree')).toEqual([{ line_count: 1 }]);
  }, 60_000);
});
