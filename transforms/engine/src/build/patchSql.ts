import pg from 'pg';
import { qualified } from '../database/quote.ts';
import type { Patch } from '../plan/types.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Where a relation and its new rows are. */
export interface Patched {
  live: string;
  fresh: string;
  columns: readonly string[];
}

/** The names of a patched model's two relations, as SQL. */
export const patchedRelation = (
  model: { name: string; schema: string },
  patch: string,
  columns: readonly string[],
): Patched => ({ live: qualified(model.schema, model.name), fresh: qualified(patch, model.name), columns });

/** The rows within the periods of a patch, as a condition. */
export const withinPeriods = ({ column, ranges }: Extract<Patch, { by: 'period' }>): string => {
  const time = escapeIdentifier(column);
  const each = ranges.map(
    ({ from, to }) => `(${time} >= ${escapeLiteral(from)} and ${time} < ${escapeLiteral(to)})`,
  );
  return each.length === 0 ? 'false' : each.join(' or ');
};

/** The rows of an incremental model that fall in no period, as a condition. */
export const inNoPeriod = (column: string): string => {
  const time = escapeIdentifier(column);
  return `(${time} is null or ${time} < '0001-01-01' or ${time} >= '9999-01-01')`;
};

/** The rows of a live relation that give way to new ones, as a condition on it. */
const givesWay = (patch: Patch, { live, fresh }: Patched): string => {
  if (patch.by === 'period') return `(${withinPeriods(patch)})`;
  const same = patch.columns
    .map(escapeIdentifier)
    .map((column) => `fresh.${column} = ${live}.${column}`)
    .join(' and ');
  return `exists (select from ${fresh} as fresh where ${same})`;
};

/** A query for what the relation will hold: the old rows that stay and the new ones. */
export const patchedQuery = (patch: Patch, relation: Patched): string => {
  const columns = relation.columns.map(escapeIdentifier).join(', ');
  return `select ${columns} from ${relation.live} where not ${givesWay(patch, relation)}
union all
select ${columns} from ${relation.fresh}`;
};

/** Puts the new rows in the place of the old ones. */
export const patchStatements = (patch: Patch, relation: Patched): string[] => {
  const columns = relation.columns.map(escapeIdentifier).join(', ');
  return [
    `delete from ${relation.live} where ${givesWay(patch, relation)}`,
    `insert into ${relation.live} (${columns}) select ${columns} from ${relation.fresh}`,
  ];
};
