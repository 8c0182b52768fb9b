import type { SelectStmt } from 'libpg-query';

/** How many times a SELECT reads each relation: a CTE's relations once for each reader of it. */
export const countReads = (select: SelectStmt): Map<string, number> => {
  const counts = new Map<string, number>();
  count(select, new Map(), counts);
  return counts;
};

type Environment = ReadonlyMap<string, ReadonlyMap<string, number>>;

const count = (value: unknown, environment: Environment, counts: Map<string, number>): void => {
  if (Array.isArray(value)) return value.forEach((child) => count(child, environment, counts));
  if (typeof value !== 'object' || value === null) return;
  if ('relname' in value && typeof value.relname === 'string') {
    const schema = 'schemaname' in value && value.schemaname ? `${String(value.schemaname)}.` : '';
    const read = schema ? undefined : environment.get(value.relname);
    for (const [name, times] of read ?? [[`${schema}${value.relname}`, 1] as const])
      counts.set(name, (counts.get(name) ?? 0) + times);
    return;
  }
  const { withClause, ...rest } = value as SelectStmt;
  let inner = environment;
  for (const node of withClause?.ctes ?? []) {
    if (!('CommonTableExpr' in node)) continue;
    const read = new Map<string, number>();
    count(node.CommonTableExpr.ctequery, inner, read);
    inner = new Map([...inner, [node.CommonTableExpr.ctename ?? '', read]]);
  }
  for (const child of Object.values(rest)) count(child, inner, counts);
};
