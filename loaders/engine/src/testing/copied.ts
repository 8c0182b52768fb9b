import type { Client } from 'pg';

import { describeLoader } from '../declare/describe.ts';
import type { Loader } from '../declare/loader.ts';
import { converter, type Converted } from '../load/convert.ts';
import { copyRows } from '../load/copyRows.ts';

/** What became of documents: a row by `_id`, or the reason why there is none. */
export interface Copied<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly rejected: Converted['rejected'];
  /** What PostgreSQL itself refused. */
  readonly refused: readonly string[];
  readonly nulReplaced: number;
}

/** Converts documents and sends them through a real COPY into a table as the loader declares it; `select` reads it back. */
export const copied = async <Row extends { _id: string }>(
  client: Pick<Client, 'query'>,
  loader: Loader,
  documents: readonly Buffer[],
  select: string,
): Promise<Copied<Row>> => {
  const { columns } = describeLoader(loader);
  const refused: string[] = [];
  await client.query('begin');
  try {
    await client.query(
      `create temporary table copied (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}) on commit drop`,
    );
    const { rows, rejected, nulReplaced } = converter(loader).convert(documents);
    await copyRows(client as Client, 'copied', rows, (_, reason) => void refused.push(reason));
    const found = await client.query<Row>(`select _id, ${select} from copied`);
    return { rows: new Map(found.rows.map((row) => [row._id, row])), rejected, refused, nulReplaced };
  } finally {
    await client.query('rollback');
  }
};
