import type pg from 'pg';
import { TransformError } from '../text/diagnostics.ts';

/** What a server is: one PostgreSQL, or the coordinator of a Citus cluster. */
export type Server = 'postgres' | 'citus';

/**
 * Asks a server what it is.
 * @throws TransformError when it is a worker of a cluster, or its Citus is too old to be published on.
 */
export const serverOf = async (client: pg.Client): Promise<Server> => {
  const { rows } = await client.query<{ citus: boolean }>(
    "select to_regprocedure('pg_catalog.citus_version()') is not null as citus",
  );
  if (!rows[0]!.citus) return 'postgres';
  const asked = await client.query<{ version: string; coordinator: boolean }>(
    'select citus_version() as version, citus_is_coordinator() as coordinator',
  );
  const { version, coordinator } = asked.rows[0]!;
  const major = Number(/Citus (\d+)/.exec(version)?.[1]);
  if (major < oldest)
    throw new TransformError(
      `the server has ${version.split(' on ')[0]}; the engine needs Citus ${oldest} or later`,
    );
  if (!coordinator)
    throw new TransformError('the server is a worker of a Citus cluster; give the URL of its coordinator');
  return 'citus';
};

/** The first whose materialized views, views and reference tables do what the engine needs. */
const oldest = 12;

/**
 * Settings of every session of the engine. What it makes lives on the coordinator unless it says otherwise; joins that
 * are not colocated may move rows between nodes. Elsewhere they are names that nobody reads.
 */
export const sessionSettings =
  "set citus.enable_ddl_propagation to 'off'; set citus.enable_repartition_joins to 'on'";
