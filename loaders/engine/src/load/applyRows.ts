import { columnList, describeLoader, keyOf } from '../declare/describe.ts';
import type { CollectionLoader } from '../declare/loader.ts';
import type { RunContext } from './context.ts';

/** What became of the rows that were applied. */
export interface Applied {
  /** Rows that are new or were replaced. */
  readonly written: number;
  /** Of these, rows that replaced an older one. */
  readonly replaced: number;
}

/**
 * Applies rows to the loader's table by its mode, inside the caller's transaction. An older document never overwrites
 * a newer one; `again` writes also over the row of the very same document, which another contract may have made.
 */
export const applyRows = async (
  { client, loader }: Pick<RunContext<CollectionLoader>, 'client' | 'loader'>,
  from: string,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Applied> => {
  const { rows } = await client.query<Record<keyof Applied, string>>(
    `with applied as (${statement(loader, from, again)} returning xmax = 0 as is_new)
     select count(*) as written, count(*) filter (where not is_new) as replaced from applied`,
  );
  return { written: Number(rows[0]?.written), replaced: Number(rows[0]?.replaced) };
};

const statement = (loader: CollectionLoader, from: string, again: boolean): string => {
  const columns = columnList(loader);
  const key = keyOf(loader);
  const others = describeLoader(loader).columns.filter(({ name }) => !key.includes(name));
  const update = `do update set ${others.map(({ name }) => `${name} = excluded.${name}`).join(', ')}`;
  if (loader.into.mode === 'append' && !again)
    return `insert into ${loader.into.table} (${columns}) select distinct on (_id) ${columns} from ${from} on conflict (_id) do nothing`;
  // Ids compare byte by byte, as the raw store compares them, whatever the database's collation.
  const newest = `order by ${key.join(', ')}, _landed_at desc, _id collate "C" desc`;
  // Of a table only the places of rows are sorted; with the documents the sort would go over the disk.
  const rows = from.startsWith('(')
    ? `select distinct on (${key.join(', ')}) ${columns} from ${from} ${newest}`
    : `select ${columns} from ${from} where ctid in (select distinct on (${key.join(', ')}) ctid from ${from} ${newest})`;
  return `insert into ${loader.into.table} as present (${columns})
    ${rows}
    on conflict (${key.join(', ')}) ${update}
    where (present._landed_at, present._id collate "C") ${again ? '<=' : '<'} (excluded._landed_at, excluded._id collate "C")`;
};
