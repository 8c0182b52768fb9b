import pg from 'pg';
import type { Model, Snapshot } from '../../project/types.ts';
import { ProjectError } from '../../text/diagnostics.ts';

const { escapeIdentifier } = pg;

/** Rows that are shown of those that cannot be kept. */
const sampled = 3;

/** @throws ProjectError when the rows of a snapshot's query cannot be followed: a key twice, a key or a time that is null. */
export const checkRows = async (
  client: pg.Client,
  model: Model & { snapshot: Snapshot },
  rows: string,
): Promise<void> => {
  const { key, updatedAt, at } = model.snapshot;
  const keys = key.map(escapeIdentifier).join(', ');
  const refuse = (message: string) => {
    throw new ProjectError([{ ...at, message: `the query of ${model.name} ${message}` }]);
  };
  for (const column of [...key, ...(updatedAt === undefined ? [] : [updatedAt])]) {
    const { number, sample } = await sampleOf(
      client,
      `select * from ${rows} where ${escapeIdentifier(column)} is null`,
    );
    if (number > 0)
      refuse(
        `returns ${count(number, 'row')} without ${column}, such as ${sample}; a snapshot needs ${
          key.includes(column) ? 'the key of every row' : 'to know when every row changed'
        }`,
      );
  }
  const { number, sample } = await sampleOf(
    client,
    `select ${keys}, count(*) as times from ${rows} group by ${keys} having count(*) > 1 order by ${keys}`,
  );
  if (number > 0)
    refuse(
      `returns ${count(number, 'key')} more than once, such as ${sample}; (${key.join(', ')}) must tell rows apart`,
    );
};

const sampleOf = async (client: pg.Client, query: string): Promise<{ number: number; sample: string }> => {
  const { rows } = await client.query<{ row: unknown; number: number }>(
    `select to_jsonb(found) as row, (count(*) over ())::int as number from (${query}) as found limit ${sampled}`,
  );
  return {
    number: rows[0]?.number ?? 0,
    sample: rows.map(({ row }) => JSON.stringify(row)).join(', '),
  };
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
