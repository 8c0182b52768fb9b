import type { DataTest } from '../checks/dataTest.ts';
import { contractTests, type Draft } from '../checks/contractTests.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { wrongCondition } from '../sql/wrongCondition.ts';
import { compileQuery, type CompileContext } from './compileQuery.ts';
import type { CustomTest, Model, Query } from './types.ts';

/** Every test of the project, its names resolved like a model's. */
export const compileTests = async (
  models: readonly Model[],
  custom: readonly CustomTest[],
  context: CompileContext,
): Promise<DataTest[]> => {
  const compiled: DataTest[] = custom.map(({ name, file, query, policy }) => ({
    name,
    kind: 'custom',
    model: undefined,
    column: undefined,
    sql: query.sql,
    policy,
    probe: { by: 'rows' },
    models: query.models,
    sources: query.sources,
    at: query.source.at(0),
    file: { text: query.source.text, path: file },
  }));
  for (const model of models) {
    for (const draft of contractTests(model)) {
      const test = await compileTest(model, draft, context);
      if (test) compiled.push(test);
    }
  }
  return compiled;
};

const compileTest = async (
  model: Model,
  { reads, written, conditions = [], ...draft }: Draft,
  context: CompileContext,
): Promise<DataTest | undefined> => {
  // What the engine wrote itself needs no parser: only the target of a relationship may be wrong in it.
  const unsure = draft.probe.by === 'reference' && !isKnown(draft.probe, context) ? [draft.sql] : [];
  const queries: Query[] = [];
  for (const sql of [...written, ...unsure]) {
    const query = await compileQuery(new SourceFile(model.contractFile, sql), context, draft.at);
    if (!query) return undefined;
    queries.push(query);
  }
  for (const condition of conditions) {
    const wrong = await wrongCondition(condition);
    if (wrong === undefined) continue;
    context.diagnostics.add(
      draft.at,
      `${condition.trim()} is no condition by itself (${wrong}); each parenthesis must be closed where it was opened`,
    );
    return undefined;
  }
  if (draft.probe.by === 'reconciliation') checkColumns(queries, draft, context);
  return {
    ...draft,
    ...withoutEnds(draft, queries),
    name: `${model.name}.${draft.name}`,
    model: model.name,
    models: [...new Set([...reads, ...queries.flatMap((query) => query.models)])].sort(),
    sources: [...new Set(queries.flatMap((query) => query.sources))].sort(),
    file: undefined,
  };
};

/** Queries that a person wrote, without a `;` behind them: they are asked inside another statement. */
const withoutEnds = (
  { kind, probe }: Pick<Draft, 'kind' | 'probe'>,
  [first, second]: Query[],
): Partial<Pick<Draft, 'sql' | 'probe'>> => {
  if (probe.by === 'reconciliation') return { probe: { ...probe, this: first!.sql, other: second!.sql } };
  return kind === 'custom' ? { sql: first!.sql } : {};
};

const isKnown = (
  { model, target }: { model: string; target: string },
  { catalog }: CompileContext,
): boolean => catalog.models.get(model)?.columns.some(({ name }) => name === target) ?? false;

/** Both queries of a reconciliation return the same columns, and those that it goes by are among them. */
const checkColumns = (
  [here, other]: Query[],
  { probe, at }: Pick<Draft, 'probe' | 'at'>,
  { diagnostics }: CompileContext,
): void => {
  if (!here || !other || here.open || other.open || probe.by !== 'reconciliation') return;
  const [names, others] = [here, other].map(({ output }) => output.map(({ name }) => name)) as [
    string[],
    string[],
  ];
  if (names.join() !== others.join())
    diagnostics.add(
      at,
      `this returns ${names.join(', ')} and other ${others.join(', ')}; give both the same columns`,
    );
  for (const name of probe.key ?? [])
    if (!names.includes(name)) diagnostics.add(at, `by names ${name}, which the two queries do not return`);
};
