import type { DataTest } from '../checks/dataTest.ts';
import { contractTests } from '../checks/contractTests.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { compileQuery, type CompileContext } from './compileQuery.ts';
import type { CustomTest, Model } from './types.ts';

/** Every test of the project as a query, its names resolved like a model's. */
export const compileTests = async (
  models: readonly Model[],
  custom: readonly CustomTest[],
  context: CompileContext,
): Promise<DataTest[]> => {
  const compiled: DataTest[] = custom.map(({ name, file, query }) => ({
    name,
    model: undefined,
    sql: query.sql,
    models: query.models,
    sources: query.sources,
    at: query.source.at(0),
    file: { text: query.source.text, path: file },
  }));
  for (const model of models) {
    for (const { name, sql, at } of contractTests(model)) {
      const query = await compileQuery(new SourceFile(model.contractFile, sql), context, at);
      if (query) {
        compiled.push({
          name: `${model.name}.${name}`,
          model: model.name,
          sql,
          models: query.models,
          sources: query.sources,
          at,
          file: undefined,
        });
      }
    }
  }
  return compiled;
};
