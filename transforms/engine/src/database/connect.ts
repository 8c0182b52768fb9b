import pg from 'pg';
import { sessionSettings } from '../citus/cluster.ts';
import { TransformError } from '../text/diagnostics.ts';

/**
 * Opens a session that behaves the same everywhere: UTC, ISO dates, and only the names that are asked for in reach.
 * @throws TransformError when the URL cannot be read or the database does not answer.
 */
export const connect = async (
  url: string,
  project: string,
  searchPath: readonly string[] = [],
): Promise<pg.Client> => {
  const client = clientOf(url, project);
  // A session that the server ends between two statements is reported by the statement that follows.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new TransformError(
      `the database ${client.host}:${client.port}/${client.database} cannot be reached: ${whyNot(error)}`,
    );
  }
  const path = searchPath.map((schema) => pg.escapeIdentifier(schema)).join(', ') || "''";
  // Sources and models hold UTC; a killed build's running statement must not outlive it by long.
  try {
    await client.query(
      `set timezone to 'UTC'; set datestyle to 'ISO'; set client_connection_check_interval to '2s'; set search_path to ${path}; ${sessionSettings}`,
    );
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
};

const whyNot = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // What pg says when the server asks for a password and the URL has none.
  if (/^SASL: .*client password must be a/.test(error.message))
    return 'it asks for a password, and the URL has none; write postgres://user:password@host:port/database, or set PGPASSWORD';
  return error.message || error.name;
};

const clientOf = (url: string, project: string): pg.Client => {
  if (!/^(postgres|postgresql):\/\//.test(url)) {
    throw new TransformError(
      'the database URL does not begin with postgres://; write it as postgres://user:password@host:port/database',
    );
  }
  try {
    return new pg.Client({ connectionString: url, application_name: `rosetta-transform ${project}` });
  } catch (error) {
    throw new TransformError(
      `the database URL cannot be read (${error instanceof Error ? error.message : error}); write it as postgres://user:password@host:port/database`,
    );
  }
};
