import type { SelectStmt } from 'libpg-query';
import { parseSelect } from '../sql/parse.ts';
import { SourceFile } from '../text/sourceFile.ts';

/**
 * The names that came of a `ref` and that a CTE of the same name would take: dbt writes the schema before them, plain SQL
 * does not. A CTE does not hide a name inside its own definition.
 */
export const captured = async (
  sql: string,
  marks: readonly { name: string; offset: number }[],
): Promise<string[]> => {
  const parsed = await parseSelect(new SourceFile('', sql), () => undefined);
  if (!parsed) return [];
  const marked = new Set(marks.map(({ offset }) => Buffer.byteLength(sql.slice(0, offset))));
  const found = new Set<string>();
  const visit = (value: unknown, ctes: ReadonlySet<string>): void => {
    if (Array.isArray(value)) return value.forEach((each) => visit(each, ctes));
    if (typeof value !== 'object' || value === null) return;
    if ('RangeVar' in value) {
      const { relname, schemaname, location } = value.RangeVar as {
        relname?: string;
        schemaname?: string;
        location?: number;
      };
      if (relname && !schemaname && ctes.has(relname) && marked.has(location ?? 0)) found.add(relname);
      return;
    }
    let inner = ctes;
    const { withClause, ...rest } = value as SelectStmt;
    for (const cte of withClause?.ctes ?? []) {
      if (!('CommonTableExpr' in cte)) continue;
      const name = cte.CommonTableExpr.ctename ?? '';
      visit(cte.CommonTableExpr.ctequery, withClause?.recursive ? new Set([...inner, name]) : inner);
      inner = new Set([...inner, name]);
    }
    for (const each of Object.values(rest)) visit(each, inner);
  };
  visit({ SelectStmt: parsed.select }, new Set());
  return [...found];
};
