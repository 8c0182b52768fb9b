import { analyze } from '../sql/analyze.ts';
import { parseSelect } from '../sql/parse.ts';
import type { Input, Relation } from '../sql/relation.ts';
import type { Project } from '../project/project.ts';
import { relationOfModel, relationOfSource } from '../project/relations.ts';
import type { Model } from '../project/types.ts';

/** What is known of a column of a model without a server. */
export interface InferredColumn {
  name: string;
  type: string;
  /** False when a not_null test or the query itself shows that no row holds null. */
  nullable: boolean;
  inputs: Input[];
}

/** The columns of a model, in the order of its contract, and the columns that decide which rows it has. */
export interface InferredModel {
  columns: InferredColumn[];
  influences: Input[];
}

/**
 * The columns of every model, with what its parents' queries show about null passed on. Reading a project judges each
 * query against its parents' contracts alone; this goes over them again, parents first.
 */
export const inferColumns = async (project: Project): Promise<Map<string, InferredModel>> => {
  const inferred = new Map<string, InferredModel>();
  const models = new Map<string, Relation>();
  const sources = new Map<string, Relation>();
  for (const [name, source] of project.sources) sources.set(name, await relationOfSource(source));
  for (const name of project.graph.order()) {
    const model = project.model(name);
    const parents = { models: asRead(models, model), sources: asRead(sources, model) };
    const described = describe(model, await analyzed(model, parents));
    inferred.set(name, described);
    const declared = await relationOfModel(model);
    const whole = new Set(described.columns.filter(({ nullable }) => !nullable).map((column) => column.name));
    models.set(name, {
      ...declared,
      columns: declared.columns.map((column) => ({ ...column, nullable: !whole.has(column.name) })),
    });
  }
  return inferred;
};

/** Periods that stay keep what was made of an `as_of_run` parent's former rows, of which its contract says nothing. */
const asRead = (relations: ReadonlyMap<string, Relation>, { incremental }: Model): Map<string, Relation> => {
  const read = new Map(relations);
  for (const { parent } of incremental?.asOfRun ?? []) {
    const relation = relations.get(parent);
    if (!relation) continue;
    const columns = relation.columns.map((column) => ({ ...column, nullable: true }));
    read.set(parent, { ...relation, columns });
  }
  return read;
};

const analyzed = async (
  { query }: Model,
  catalog: Parameters<typeof analyze>[2],
): Promise<Relation | undefined> => {
  if (!query) return undefined;
  const nothing = () => undefined; // the project was compiled: there is nothing left to report
  const parsed = await parseSelect(query.source, nothing);
  return parsed && analyze(parsed.select, query.source, catalog, nothing);
};

const describe = (model: Model, found: Relation | undefined): InferredModel => ({
  columns: model.columns.map(({ name, type, notNull }) => {
    const column = found?.columns.find((each) => each.name === name);
    // A snapshot also holds rows of other days, made of what its parents were then.
    const shown = model.materialized !== 'snapshot' && column?.nullable === false;
    const nullable = !notNull && !shown;
    return { name, type, nullable, inputs: column?.inputs ?? [] };
  }),
  influences: found?.influences ?? [],
});
