import { hash } from 'node:crypto';
import pg from 'pg';
import { inOne, type InOne } from './inOne.ts';
import { opsOf } from './opsSchema.ts';
import { runTable } from '../runs/runs.ts';
import { testFailureTable } from './testFailures.ts';

/** What is recorded about a model that was published. */
export interface ModelState {
  model: string;
  schema: string;
  oid: number;
  kind: string;
  /** Hashes of what the relation was made from, each named, so that a change can be called by its name. */
  parts: Record<string, string>;
  fingerprint: string;
  /** Hash of what can change without rebuilding: tests and descriptions. */
  contract: string;
  /** The token of each source when it was read. */
  sources: Record<string, string | null>;
  /** Of an incremental model: what each source looked like, by period, when its rows were read. */
  periods: Record<string, SourcePeriods>;
  shape: string;
  /** What was promised to readers; null when an older engine published it. */
  columns: PublishedColumn[] | null;
  grain: string[] | null;
}

/** A column as it was promised when it was published, its type in PostgreSQL's own spelling. */
export interface PublishedColumn {
  name: string;
  type: string;
  notNull: boolean;
}

/** What is remembered of a source so that the periods whose rows changed can be told. */
export interface SourcePeriods {
  /** The highest value of the watermark column, where the source has one; `tokens` are then of the rows near it. */
  watermark?: string | null;
  /** The column that was the watermark: the value of another says nothing. */
  column?: string;
  /** A token for each period, by its beginning. */
  tokens: Record<string, string>;
}

/**
 * Makes the engine's own tables where they are missing or of another version, which is kept in a comment: else nothing is
 * locked. Two builds that start together do it one after the other.
 */
export const ensureOps = async (client: pg.Client, project: string): Promise<void> => {
  const ops = opsOf(project);
  const version = versionOf(ops);
  const { rows } = await client.query<{ found: boolean }>(
    `select coalesce(obj_description(to_regclass($1 || '.model_state'), 'pg_class') = $2
        and to_regclass($1 || '.publication') is not null
        and to_regclass($1 || '.run') is not null
        and to_regclass($1 || '.test_failure') is not null, false) as found`,
    [ops, version],
  );
  if (rows[0]!.found) return;
  await client.query(`
    begin;
    select pg_advisory_xact_lock(hashtext('rosetta-transform.ops'));
    ${opsTables(ops)};
    comment on table ${ops}.model_state is '${version}';
    commit`);
};

/** What the comment on the table of states says when it is as this engine makes it. */
const versionOf = (ops: string): string => `rosetta-transform ${hash('sha1', opsTables(ops))}`;

const opsTables = (ops: string): string => `
    create schema if not exists ${ops};
    create table if not exists ${ops}.publication (
        publication_id bigint generated always as identity primary key,
        project text not null,
        run_id uuid not null,
        published_at timestamptz not null default clock_timestamp(),
        models jsonb not null
    );
    create table if not exists ${ops}.model_state (
        project text not null,
        model text not null,
        schema_name text not null,
        relation_oid oid not null,
        kind text not null,
        parts jsonb not null,
        fingerprint text not null,
        contract text not null,
        sources jsonb not null,
        shape text not null,
        run_id uuid not null,
        built_at timestamptz not null default clock_timestamp(),
        primary key (project, model)
    );
    -- What readers were promised, by what periods sources are known, and which columns of each source the model's project declares.
    alter table ${ops}.model_state
        add column if not exists columns jsonb,
        add column if not exists grain jsonb,
        add column if not exists reads jsonb,
        add column if not exists periods jsonb not null default '{}';
    ${runTable(ops)};
    ${testFailureTable(ops)}`;

/** What is recorded as live, by model; nothing in a database that was never built. */
export const readStates = async (client: pg.Client, project: string): Promise<Map<string, ModelState>> => {
  const table = await findStates(client, project);
  if (!table) return new Map();
  return statesOf((await client.query<InOne<ModelState>>(statesStatement(project, table))).rows);
};

/** The table of what is recorded: whether an engine with the same definition of it made it. */
export interface StateTable {
  isCurrent: boolean;
}

/** Finds the table of what is recorded; nothing in a database that was never built. */
export const findStates = async (client: pg.Client, project: string): Promise<StateTable | undefined> => {
  const ops = opsOf(project);
  const { rows } = await client.query<{ found: boolean; isCurrent: boolean }>(
    `select to_regclass($1) is not null as found,
        obj_description(to_regclass($1), 'pg_class') is not distinct from $2 as "isCurrent"`,
    [`${ops}.model_state`, versionOf(ops)],
  );
  return rows[0]!.found ? rows[0] : undefined;
};

/** The statement that reads what is recorded of a project. */
export const statesStatement = (project: string, { isCurrent }: StateTable): string => {
  // A plan must read the table of an earlier version, too: it changes nothing.
  const late = isCurrent
    ? 'periods, columns, grain'
    : `coalesce(to_jsonb(model_state) -> 'periods', '{}') as periods,
        to_jsonb(model_state) -> 'columns' as columns, to_jsonb(model_state) -> 'grain' as grain`;
  return inOne(`select model, schema_name as schema, relation_oid::bigint as oid, kind, parts, fingerprint, contract, sources, shape, ${late}
     from ${opsOf(project)}.model_state where project = ${pg.escapeLiteral(project)}`);
};

/** What is recorded, by model. */
export const statesOf = ([row]: readonly InOne<ModelState>[]): Map<string, ModelState> =>
  new Map(row!.all.map((state) => [state.model, state]));
