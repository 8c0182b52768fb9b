import { resolve } from 'node:path';
import type pg from 'pg';
import { outlineOf, type Outline } from '../cache/throughCache.ts';
import { connect } from '../database/connect.ts';
import { askRecorded, type Recorded } from '../plan/recorded.ts';
import type { Project } from '../project/project.ts';
import { readProject } from '../project/readProject.ts';

/** A project, a session, and what the server says in it of what is recorded. */
export interface Besides {
  project: Project;
  client: pg.Client;
  recorded: Promise<Recorded> | undefined;
}

/**
 * Reads a project while the server already looks up what is recorded of it: what the project is called and where it puts
 * its models is known before, from project.yml or from the last time.
 * @throws what is wrong with the project, or else with the database.
 */
export const readBesides = async (directory: string, database: string): Promise<Besides> => {
  const root = resolve(directory);
  const outline = outlineOf(root) ?? (await declaredOutline(root));
  const ahead = outline && (await askAhead(database, outline).catch(() => undefined)); // it is tried again, and said, below
  try {
    const project = await readProject(root);
    if (ahead && outline && isOutlineOf(outline, project))
      return { project, client: ahead.client, recorded: ahead.answer };
    await ahead?.client.end();
    return { project, client: await connect(database, project.name), recorded: undefined };
  } catch (error) {
    await ahead?.client.end();
    throw error;
  }
};

const askAhead = async (database: string, outline: Outline) => {
  const client = await connect(database, outline.name);
  try {
    return { client, ...(await askRecorded(client, outline)) };
  } catch (error) {
    await client.end();
    throw error;
  }
};

/** What project.yml says; nothing when there is anything wrong with it, which is told when the project is read. */
const declaredOutline = async (root: string): Promise<Outline | undefined> => {
  const { readOutline } = await import('../project/readOutline.ts');
  return readOutline(root);
};

const isOutlineOf = ({ name, schemas }: Outline, project: Project): boolean =>
  name === project.name && [...project.config.schemas.values()].every((schema) => schemas.includes(schema));
