import pg from 'pg';
import { connect } from '../database/connect.ts';
import { readStates } from '../database/ops.ts';
import { resolveSelection } from '../graph/resolveSelection.ts';
import type { Selection } from '../graph/select.ts';
import { changedParts, fingerprint } from '../plan/fingerprint.ts';
import type { Deferred, Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { stateKey } from './targetName.ts';
import { inTarget, targetProject } from './targetProject.ts';

/** Where a command works. */
export interface TargetOptions {
  /** A developer's own schemas; production when not given. */
  target?: string | undefined;
  /** Whether models that the target has not are read from production; true when not given. */
  defer?: boolean | undefined;
  /** Whether what is selected will be built in the target; otherwise only what it has is read there. */
  builds?: boolean | undefined;
}

/**
 * A project in a target that reads from production what it neither has nor builds. A view upon production would hold
 * production's relations, which could then not be replaced: it is built as a table. Without a database nothing is known of production, and nothing is read from it.
 * @throws TransformError when production's state may not be read.
 */
export const deferring = async (
  project: Project,
  database: string | undefined,
  { target, defer = true, builds = true, ...selection }: TargetOptions & Selection,
): Promise<Project> => {
  if (target === undefined || !defer || !database) return inTarget(project, target);
  targetProject(project, target); // a name that is refused is refused before the database is asked
  const client = await connect(database, project.name);
  try {
    const selected = builds ? await resolveSelection(project, selection, client) : new Set<string>();
    if (!selected) return inTarget(project, target); // everything is built in the target
    const own = await readStates(client, stateKey(project.name, target));
    const production = await productionOf(client, project.name);
    const here = (name: string) => selected.has(name) || own.has(name);
    const deferred = new Map([...production].filter(([name]) => project.models.has(name) && !here(name)));
    const reading = [...project.models.values()].filter(
      ({ name }) => here(name) && project.graph.parents(name).some((parent) => deferred.has(parent)),
    );
    const asTable = new Set(
      reading
        .filter(({ materialized }) => materialized === 'view' || materialized === 'materialized_view')
        .map(({ name }) => name),
    );
    return targetProject(project, target, {
      deferred,
      asTable,
      notes: await notesOn(project, reading, deferred),
    });
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501')
      throw new TransformError(
        `production's state cannot be read (${error.message}); grant usage on schema ops and select on ops.model_state, or pass --no-defer`,
      );
    throw error;
  } finally {
    await client.end();
  }
};

const productionOf = async (client: pg.Client, project: string): Promise<Map<string, Deferred>> => {
  const states = await readStates(client, project);
  if (states.size === 0) return new Map();
  const { rows } = await client.query<{ model: string; token: string }>(
    `select model, run_id || ' ' || extract(epoch from built_at) as token from ops.model_state where project = $1`,
    [project],
  );
  return new Map(rows.map(({ model, token }) => [model, { state: states.get(model)!, token }]));
};

/** One sentence for each parent that is written otherwise than in production, and is read from there all the same. */
const notesOn = async (
  project: Project,
  reading: readonly { name: string }[],
  deferred: ReadonlyMap<string, Deferred>,
): Promise<string[]> => {
  const notes: string[] = [];
  for (const [name, { state }] of deferred) {
    const readers = reading.filter((reader) => project.graph.parents(reader.name).includes(name));
    if (readers.length === 0) continue;
    const { parts } = await fingerprint(project.model(name), project);
    const changed = changedParts(state.parts, parts).filter((part) => part !== 'engine');
    if (changed.length > 0)
      notes.push(
        `${name} differs from production (${changed.join(', ')}) and is not selected: ${readers.map((reader) => reader.name).join(', ')} reads production's; select ${name} to build it here`,
      );
  }
  return notes;
};
