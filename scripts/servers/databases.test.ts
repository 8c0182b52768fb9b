import pg from 'pg';
import { databases, ensureDatabases, roleNames, urlOf } from './databases.ts';

const server = process.env.ROSETTA_TEST_POSTGRES_URL ?? '';
const passwords = Object.fromEntries(roleNames.map((name) => [name, 'test']));

const connect = async (role: string, database: string): Promise<'connected' | string | undefined> => {
  const client = new pg.Client({
    connectionString: urlOf(server, database, { name: role, password: 'test' }),
  });
  try {
    await client.connect();
    return 'connected';
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.end();
  }
};

describe('the databases of Rosetta', () => {
  beforeAll(async () => {
    await ensureDatabases(server, passwords);
    await ensureDatabases(server, passwords); // again: nothing changes, nothing fails
  });

  const pairs = roleNames.flatMap((role) =>
    [...databases.map(({ name }) => name), 'postgres'].map((database) => ({ role, database })),
  );
  const own = ({ role, database }: { role: string; database: string }) =>
    databases.some(({ name, owner, readers }) => name === database && [owner, ...readers].includes(role));

  it.each(pairs.filter(own))('let $role connect to $database', async ({ role, database }) => {
    expect(await connect(role, database)).toBe('connected');
  });

  it.each(pairs.filter((pair) => !own(pair)))('keep $role out of $database', async ({ role, database }) => {
    expect(await connect(role, database)).toBe('42501'); // insufficient privilege
  });

  it('let a reader read only', async () => {
    const client = new pg.Client({
      connectionString: urlOf(server, 'finops_db', { name: 'finops_api', password: 'test' }),
    });
    await client.connect();
    await expect(client.query('create schema mine')).rejects.toMatchObject({ code: '42501' });
    await expect(client.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});
