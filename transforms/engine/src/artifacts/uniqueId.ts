import type { Model, Source } from '../project/types.ts';

/** What a node of the artifacts is; dbt's words. */
export type ResourceType =
  'model' | 'seed' | 'snapshot' | 'test' | 'unit_test' | 'source' | 'exposure' | 'operation';

/** `model`, `seed` or `snapshot`: which of dbt's kinds a model of ours is. */
export const resourceTypeOf = ({ materialized }: { materialized: string }): 'model' | 'seed' | 'snapshot' =>
  materialized === 'seed' || materialized === 'snapshot' ? materialized : 'model';

/** The name of a node in manifest.json and run_results.json, as in `model.library.fct_loan` and `test.library.fct_loan.grain`. */
export const uniqueId = (type: ResourceType, project: string, name: string): string =>
  `${type}.${project}.${name}`;

/** `model.library.fct_loan`, `seed.library.book`. */
export const modelId = (project: string, model: Pick<Model, 'name' | 'materialized'>): string =>
  uniqueId(resourceTypeOf(model), project, model.name);

/** `unit_test.library.fct_loan.late`: the name begins with the model, since two models may have tests of one name. */
export const unitTestId = (project: string, model: string, test: string): string =>
  uniqueId('unit_test', project, `${model}.${test}`);

/** `source.library.desk.loan`. */
export const sourceId = (project: string, { schema, table }: Pick<Source, 'schema' | 'table'>): string =>
  uniqueId('source', project, `${schema}.${table}`);
