import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { portSettings } from '../config.ts';

/** Runs a statement in the demo's FinOps database as its owner: what a source or a loader would have written. */
export const inFinopsDatabase = async (statement: string): Promise<number> => {
  const secrets = readFileSync(join(process.env.ROSETTA_STATE_DIR!, 'secrets.json'), 'utf8');
  const { roles } = JSON.parse(secrets) as { roles: Record<string, string> };
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(process.env[portSettings.postgres.variable]),
    database: 'finops_db',
    user: 'finops_owner',
    password: roles.finops_owner!,
  });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};
