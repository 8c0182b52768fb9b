import type pg from 'pg';
import { serverError } from '../build/serverError.ts';
import { searchPath } from '../database/searchPath.ts';
import type { Project } from '../project/project.ts';
import type { Model } from '../project/types.ts';
import type { Diagnostic } from '../text/diagnostics.ts';
import { compareFields, type Mismatch } from './compareFields.ts';
import { compareLineage } from './compareLineage.ts';
import { describeStatements } from './describeStatements.ts';
import { ProbeTables } from './probeTables.ts';

/** What the server found in queries before anything was built. */
export interface CheckedQueries {
  /** What is wrong with a model, by its name. */
  errors: Map<string, Diagnostic>;
  /** Where the server and the parse tree answer differently from which column a value comes: a mistake of the engine. */
  disagreements: string[];
}

/**
 * Has the server check the queries of some models without building anything: names and types that only it knows, the
 * declared types to the digit, and the lineage of each column that is passed on as it is. Parents are read as their
 * contracts declare them, so they need not exist. Nothing is left behind.
 */
export const checkQueries = async (
  client: pg.Client,
  project: Project,
  names: readonly string[],
): Promise<CheckedQueries> => {
  const models = names.map((name) => project.model(name)).filter(isCheckable);
  if (models.length === 0) return { errors: new Map(), disagreements: [] };
  const concerned = new Set(models.flatMap(({ name, query }) => [name, ...query.models]));
  const probes = new ProbeTables([...concerned].map((name) => project.model(name)));
  // The session looks up nothing by itself (see connect): here functions and types are found as in a build.
  await client.query(`set search_path to ${searchPath(project)}`);
  try {
    const errors = await created(client, probes);
    if (!errors) return { errors: new Map(), disagreements: [] };
    try {
      const prefixes = models.map((model) => prefixOf(model, probes));
      const described = await describeStatements(
        client,
        models.map(({ query }, index) => `${prefixes[index]}${query.sql}\n) as checked`),
      );
      const mismatches: Mismatch[] = [];
      const disagreements: string[] = [];
      for (const [index, answer] of described.entries()) {
        const model = models[index]!;
        if ('error' in answer) {
          const { source } = model.query;
          const shown = { source, prefix: prefixes[index]!, otherwise: source.at(0) };
          if (!errors.has(model.name)) errors.set(model.name, serverError(answer.error, shown));
          continue;
        }
        mismatches.push(...compareFields(model, answer.fields, probes));
      }
      for (const { model, diagnostic } of await named(client, mismatches))
        if (!errors.has(model)) errors.set(model, diagnostic);
      disagreements.push(...(await compareLineage(client, models, described, probes)));
      return { errors, disagreements };
    } finally {
      await probes.drop(client);
    }
  } finally {
    await client.query("set search_path to ''");
  }
};

/** Nothing when the role, or a server that only follows another, may not make temporary tables: then the build will tell. */
const created = async (client: pg.Client, probes: ProbeTables) => {
  try {
    return await probes.create(client);
  } catch (error) {
    if (['42501', '25006'].includes((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
};

/** Reading system columns or a sample needs a table; those queries are left to the build. */
const needsTable = /\b(?:ctid|xmin|xmax|cmin|cmax|tableoid|tablesample)\b/i;

type Checkable = Model & { query: NonNullable<Model['query']> };

const isCheckable = (model: Model): model is Checkable =>
  model.query !== undefined && !needsTable.test(model.query.sql);

const prefixOf = ({ query }: Checkable, probes: ProbeTables): string => {
  const parents = query.models.map((parent) => probes.asCte(parent));
  return `${parents.length > 0 ? `with ${parents.join(',\n')}\n` : ''}select * from (\n`;
};

/** Mismatches as diagnostics, the types by the names that the server gives them. */
const named = async (
  client: pg.Client,
  mismatches: readonly Mismatch[],
): Promise<{ model: string; diagnostic: Diagnostic }[]> => {
  if (mismatches.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `select format_type(oid, typmod) as name
     from unnest($1::oid[], $2::int[]) with ordinality as found (oid, typmod, place) order by place`,
    [mismatches.map(({ type }) => type.oid), mismatches.map(({ type }) => type.typmod)],
  );
  return mismatches.map(({ model, at, message }, index) => ({
    model,
    diagnostic: { ...at, message: message(rows[index]!.name) },
  }));
};
