import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ensureDatabase, ensureRole, runStatements, urlOf } from '../servers/databases.ts';

/** The demo's names, so grants written in projects hold in tests too. */
const rolesOf = (project: string) => ({ owner: `${project}_owner`, reader: `${project}_api` });
const password = 'test';

export type TestDatabase = {
  /** The superuser's; with `roles`, the owner's. */
  url: string;
  pool: pg.Pool;
  /** With `roles` only: the read-only API role's. */
  readerUrl: string;
  drop: () => Promise<void>;
};

/** Roles belong to the whole server and test files run side by side: one at a time makes them. */
const ensureRoles = async (server: string, names: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('rosetta.test.roles'))");
    for (const name of names) {
      const found = await client.query('select 1 from pg_roles where rolname = $1 and rolcanlogin', [name]);
      if (!found.rowCount) await ensureRole(server, name, password);
    }
  } finally {
    await client.end();
  }
};

/** A database of the test file's own, empty; with `roles`, owned and read as that mart database of the demo (finops_db unless named). Call `drop` in afterAll. */
export const createTestDatabase = async (
  options: { roles?: boolean | 'finops' | 'monitoring' } = {},
): Promise<TestDatabase> => {
  const roles = rolesOf(typeof options.roles === 'string' ? options.roles : 'finops');
  const server = process.env.ROSETTA_TEST_POSTGRES_URL;
  if (!server)
    throw new Error(
      'ROSETTA_TEST_POSTGRES_URL is not set: run the test through Jest, whose globalSetup starts PostgreSQL.',
    );
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const as = (role: string) => urlOf(server, name, { name: role, password });
  if (options.roles) {
    await ensureRoles(server, [roles.owner, roles.reader]);
    await ensureDatabase(server, { name, owner: roles.owner, readers: [roles.reader] });
  } else {
    await runStatements(server, [`create database ${name}`]);
  }
  const url = options.roles ? as(roles.owner) : urlOf(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined); // the forced drop below ends connections that a failed test left open
  return {
    url,
    pool,
    readerUrl: options.roles ? as(roles.reader) : url,
    drop: async () => {
      await pool.end();
      await runStatements(server, [`drop database if exists ${name} with (force)`]);
    },
  };
};
