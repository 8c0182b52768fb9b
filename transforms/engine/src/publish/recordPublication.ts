import pg from 'pg';
import { opsOf } from '../database/opsSchema.ts';
import { readRelations } from '../database/relations.ts';
import { promiseOf, readsOf } from '../plan/promise.ts';
import type { ForeignView } from '../plan/foreignDependents.ts';
import { shadowSchema } from '../plan/runSchemas.ts';
import { modelsOf } from '../plan/types.ts';
import type { Publication } from './publish.ts';

const { escapeLiteral } = pg;

/** What will be written down about the models, read and computed while nobody waits for it. */
export interface Records {
  states: string;
  models: string;
  /** The relations that are about to be live. */
  oids: ReadonlyMap<string, number>;
}

/** Reads what is about to be live where it stands now: what is replaced in the shadow, all else where it is. */
export const readRecords = async (client: pg.Client, publication: Publication): Promise<Records> => {
  const { project, plan, runId, rows } = publication;
  const shadow = shadowSchema(project.name, runId);
  const names = modelsOf(plan, 'replace', 'patch', 'refresh', 'amend');
  const replaced = new Set(modelsOf(plan, 'replace'));
  const schemas = [...new Set([shadow, ...project.config.schemas.values()])];
  const found = new Map(
    (await readRelations(client, schemas, names)).map((each) => [`${each.schema}.${each.name}`, each]),
  );
  const states = await Promise.all(
    names.map(async (name) => {
      const model = project.model(name);
      const { oid, shape } = found.get(`${replaced.has(name) ? shadow : model.schema}.${name}`)!;
      return {
        model: name,
        schema_name: model.schema,
        relation_oid: oid,
        kind: model.materialized,
        shape,
        ...plan.records.get(name)!,
        ...(await promiseOf(model)),
        reads: readsOf(project, name),
      };
    }),
  );
  const models = plan.steps.map(({ model, schema, action, reasons }) => ({
    name: model,
    schema,
    action,
    reasons,
    rows: rows.get(model) ?? null,
  }));
  return {
    states: JSON.stringify(states),
    models: JSON.stringify(models),
    oids: new Map(states.map(({ model, relation_oid }) => [model, relation_oid])),
  };
};

/** Writes down what is live from the commit on. */
export const recordStates = async (
  client: pg.Client,
  { project, plan, runId }: Publication,
  records: Records,
): Promise<void> => {
  const ops = opsOf(project.name);
  await client.query(
    `insert into ${ops}.model_state (project, model, schema_name, relation_oid, kind, parts, fingerprint, contract, sources, periods, shape, columns, grain, reads, run_id)
     select $1, model, schema_name, relation_oid, kind, parts, fingerprint, contract, sources, periods, shape, columns, grain, reads, $3
     from jsonb_to_recordset($2::jsonb) as state (
         model text, schema_name text, relation_oid oid, kind text, parts jsonb, fingerprint text, contract text, sources jsonb, periods jsonb, shape text,
         columns jsonb, grain jsonb, reads jsonb
     )
     on conflict (project, model) do update set
        schema_name = excluded.schema_name,
        relation_oid = excluded.relation_oid,
        kind = excluded.kind,
        parts = excluded.parts,
        fingerprint = excluded.fingerprint,
        contract = excluded.contract,
        sources = excluded.sources,
        periods = excluded.periods,
        shape = excluded.shape,
        columns = excluded.columns,
        grain = excluded.grain,
        reads = excluded.reads,
        run_id = excluded.run_id,
        built_at = excluded.built_at`,
    [project.name, records.states, runId],
  );
  await client.query(`delete from ${ops}.model_state where project = $1 and model = any($2)`, [
    project.name,
    modelsOf(plan, 'remove'),
  ]);
};

/** The statement that writes down a publication, and tells its `id`. */
export const publicationStatement = ({ project, runId }: Publication, { models }: Records): string =>
  `insert into ${opsOf(project.name)}.publication (project, run_id, models)
   values (${[project.name, runId, models].map(escapeLiteral).join(', ')}) returning publication_id::text as id`;

/** Keeps the other projects' records of views that were made again, so that their own plans do not take them for altered. */
export const recordForeignViews = async (
  client: pg.Client,
  { project }: Publication,
  views: readonly ForeignView[],
): Promise<void> => {
  if (views.length === 0) return;
  const [schemas, names] = [views.map(({ schema }) => schema), views.map(({ name }) => name)];
  const shapes = new Map((await readRelations(client, schemas, names)).map(({ oid, shape }) => [oid, shape]));
  await client.query(
    `update ${opsOf(project.name)}.model_state as state set shape = made.shape
     from unnest($1::oid[], $2::text[]) as made (oid, shape)
     where state.relation_oid = made.oid`,
    [views.map(({ oid }) => oid), views.map(({ oid }) => shapes.get(oid)!)],
  );
};
