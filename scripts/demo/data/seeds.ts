import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const folder = new URL('../../../transforms/finops/seeds/', import.meta.url);

const read = <T>(name: string): T[] => parse(readFileSync(new URL(`${name}.csv`, folder)), { columns: true });

export type SeedApplication = { application_id: string; application_name: string };
export type SeedPivot = { system: string; external_id: string; valid_from_month: string };

/** The applications and pivots that the models are seeded with: what is billed here is what they can find. */
export const readSeeds = () => ({
  applications: read<SeedApplication>('seed_application'),
  applicationPivots: read<SeedPivot & { application_id: string }>('seed_application_pivot'),
  poolPivots: read<SeedPivot & { pool_id: string }>('seed_pool_pivot'),
});
