import { analyze, type Catalog } from '../sql/analyze.ts';
import { parseSelect } from '../sql/parse.ts';
import type { Diagnostics } from '../text/diagnostics.ts';
import type { Location, SourceFile } from '../text/sourceFile.ts';
import type { Query } from './types.ts';

/** What a query is compiled against, and where what is wrong goes. */
export interface CompileContext {
  catalog: Catalog;
  diagnostics: Diagnostics;
}

/** Parses a SELECT and resolves its names; what is wrong is reported at its place in the file, or at `instead`. */
export const compileQuery = async (
  source: SourceFile,
  { catalog, diagnostics }: CompileContext,
  instead?: Location,
): Promise<Query | undefined> => {
  const report = (at: Location, message: string) => diagnostics.add(instead ?? at, message);
  const parsed = await parseSelect(source, report);
  if (!parsed) return undefined;
  const { columns, open, influences, models, sources } = analyze(parsed.select, source, catalog, report);
  return { source, sql: parsed.sql, models, sources, output: columns, open, influences };
};
