import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import { ensureEngineTables } from '@rosetta/loaders-engine';
import pg from 'pg';
import { queueLogger } from '../observe/queueLogger.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Raised with every change of the files below: a worker of an earlier release never undoes a later one's. */
const release = 3;

const files = [
  'tables',
  'notify',
  'checkInputs',
  'requestRun',
  'cancelRun',
  'setSchedulePaused',
  'takeOver',
  'closedMonths',
];

/** The only functions that an API's role may call; each of them records who called it. */
const doors = [
  'ops.request_run(text, text, jsonb, text, uuid, text)',
  'ops.cancel_run(uuid, text)',
  'ops.set_schedule_paused(text, text, boolean, text)',
];

/** Where the loaders of a batch write. */
const staging = 'staging';

const shown = [
  ...['batch', 'batch_run', 'batch_step', 'run_log', 'batch_schedule', 'admin_action', 'closed_month'].map(
    (table) => `ops.${table}`,
  ),
  `${staging}.rejected_row`,
];

/** Whose tables these are: which batches run here, and which roles read them and ask for runs. */
export interface MigrateOptions {
  batches: readonly string[];
  /** Roles that are not there are left out. */
  readers: readonly string[];
}

/**
 * Makes the batches' tables, functions and queue in a mart database, or brings them to this release. Safe to run again and
 * from several machines at once; nothing is locked when there is nothing to do. Needs a role that may create schemas.
 */
export const migrate = async (database: string, { batches, readers }: MigrateOptions): Promise<void> => {
  const client = new pg.Client({ connectionString: database, application_name: 'batch migration' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('rosetta.batch.migrate'))`);
    if (!(await isCurrent(client))) await bringUp(client, database);
    await client.query('insert into ops.batch (batch) select unnest($1::text[]) on conflict do nothing', [
      batches,
    ]);
    await ensureEngineTables(client, staging); // so that rejected rows are shown, if none, before the first load
    await grant(client, readers);
  } finally {
    await client.end();
  }
};

const statements = files
  .map((name) => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8'))
  .join('\n');

const version = `batch-kit ${release} ${hash('sha1', statements)}`;

const isCurrent = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ found: string | null }>(
    `select obj_description(to_regclass('ops.batch_run'), 'pg_class') as found`,
  );
  const found = rows[0]?.found ?? '';
  return found === version || Number(/^batch-kit (\d+) /.exec(found)?.[1] ?? 0) > release;
};

const bringUp = async (client: pg.Client, database: string): Promise<void> => {
  // The queue first: our functions call its own.
  await runMigrations({ connectionString: database, logger: queueLogger(() => undefined) });
  await client.query('begin');
  try {
    await client.query(statements);
    await client.query(
      `do $$ declare door regprocedure; begin
         for door in select oid from pg_proc where pronamespace = 'ops'::regnamespace and proowner = current_user::regrole loop
           execute format('revoke execute on function %s from public', door);
         end loop;
       end $$`,
    );
    await client.query(`comment on table ops.batch_run is ${escapeLiteral(version)}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const grant = async (client: pg.Client, readers: readonly string[]): Promise<void> => {
  const { rows } = await client.query<{ role: string }>(
    `select rolname as role from pg_roles
     where rolname = any ($1) and rolname <> current_user
       and not (has_schema_privilege(rolname, 'ops', 'usage') and has_function_privilege(rolname, $2, 'execute')
         and has_schema_privilege(rolname, $3, 'usage') and has_table_privilege(rolname, $4, 'select'))`,
    [readers, doors.at(-1), staging, shown.at(-1)],
  );
  for (const { role } of rows)
    await client.query(
      `grant usage on schema ops, ${staging} to ${escapeIdentifier(role)};
       grant select on ${shown.join(', ')} to ${escapeIdentifier(role)};
       grant execute on function ${doors.join(', ')} to ${escapeIdentifier(role)}`,
    );
};
