import pg from 'pg';

/** A database, who owns it, and who may only read what its owner grants. */
export type DatabaseSpec = { name: string; owner: string; readers: string[] };

/** The databases of Rosetta. No role of one may connect to another. */
export const databases: DatabaseSpec[] = [
  { name: 'backstage', owner: 'backstage', readers: [] },
  { name: 'platform_ref_db', owner: 'platform_ref_owner', readers: [] },
  { name: 'finops_db', owner: 'finops_owner', readers: ['finops_api'] },
  { name: 'monitoring_db', owner: 'monitoring_owner', readers: ['monitoring_api'] },
];

/** Every role that signs in to a database of Rosetta. */
export const roleNames: string[] = databases.flatMap(({ owner, readers }) => [owner, ...readers]);

const { escapeIdentifier: id, escapeLiteral: text } = pg;

/** Runs statements one after the other on a connection of their own. */
export const runStatements = async (url: string, statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** The superuser's URL, or another role's, on a database of the same server. */
export const urlOf = (
  superuserUrl: string,
  database: string,
  role?: { name: string; password: string },
): string => {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (role) [url.username, url.password] = [role.name, role.password];
  return url.href;
};

/** Creates a role that may sign in and nothing more, or sets the password of the one that is there. */
export const ensureRole = (superuserUrl: string, name: string, password: string): Promise<void> =>
  runStatements(superuserUrl, [
    `do $$ begin create role ${id(name)}; exception when duplicate_object or unique_violation then null; end $$`,
    `alter role ${id(name)} login nosuperuser nocreatedb nocreaterole noreplication password ${text(password)}`,
  ]);

/** Creates a database when it is missing and sets who may do what in it; roles must be there. Safe to run again. */
export const ensureDatabase = async (
  superuserUrl: string,
  { name, owner, readers }: DatabaseSpec,
): Promise<void> => {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const found = await client
    .query('select 1 from pg_database where datname = $1', [name])
    .finally(() => client.end());
  await runStatements(superuserUrl, [
    ...(found.rowCount ? [] : [`create database ${id(name)} owner ${id(owner)}`]),
    `alter database ${id(name)} owner to ${id(owner)}`,
    `revoke all on database ${id(name)} from public`,
    `grant connect on database ${id(name)} to ${[owner, ...readers].map(id).join(', ')}`,
  ]);
  await runStatements(urlOf(superuserUrl, name), [
    `alter schema public owner to ${id(owner)}`,
    'revoke all on schema public from public',
  ]);
};

/** Creates all databases and roles of Rosetta, with these passwords by role name. Safe to run again. */
export const ensureDatabases = async (
  superuserUrl: string,
  passwords: Record<string, string>,
): Promise<void> => {
  for (const role of roleNames) {
    const password = passwords[role];
    if (!password) throw new Error(`no password for the role ${role}`);
    await ensureRole(superuserUrl, role, password);
  }
  // Servers' own databases are no one's meeting place either.
  await runStatements(superuserUrl, ['revoke connect on database postgres, template1 from public']);
  for (const database of databases) await ensureDatabase(superuserUrl, database);
};
