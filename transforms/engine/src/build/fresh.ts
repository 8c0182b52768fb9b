import pg from 'pg';
import { readFreshest, type Freshest } from '../checks/freshness.ts';
import { connect } from '../database/connect.ts';
import { qualified } from '../database/quote.ts';
import { resolveNodes } from '../graph/resolveSelection.ts';
import type { Selection } from '../graph/select.ts';
import type { Project } from '../project/project.ts';
import type { Source } from '../project/types.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { serverError } from './serverError.ts';

/** How fresh a source is; `error` when it could not be asked. */
export interface SourceFreshness extends Omit<Freshest, 'status'> {
  source: string;
  status: Freshest['status'] | 'error';
}

/** Asks every source that declares freshness, or those of a selection, how old its newest row is. */
export const fresh = async (
  project: Project,
  { database, ...selection }: Selection & { database: string },
): Promise<SourceFreshness[]> => {
  const client = await connect(database, project.name);
  try {
    const selected = await resolveNodes(project, selection, client);
    const found: SourceFreshness[] = [];
    for (const source of selected?.flatMap((node) => node.source ?? []) ?? project.sources.values())
      if (source.freshness) found.push(await ask(source, source.freshness, client));
    return found;
  } finally {
    await client.end();
  }
};

const ask = async (
  { name, schema, table }: Source,
  freshness: NonNullable<Source['freshness']>,
  client: pg.Client,
): Promise<SourceFreshness> => {
  const sql = `select max(${pg.escapeIdentifier(freshness.column)}) as latest from ${qualified(schema, table)}`;
  try {
    return { source: name, ...(await readFreshest(sql, freshness, client)) };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const wrong = serverError(error, { source: undefined, prefix: '', otherwise: freshness.at });
    return { source: name, status: 'error', latest: null, age: null, message: formatDiagnostic(wrong) };
  }
};
