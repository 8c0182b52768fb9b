import type { SelectStmt } from 'libpg-query';
import type { SourceFile, Location } from '../text/sourceFile.ts';
import { grammar } from './grammar.ts';

/** A statement that was read: its tree and its text without what stands behind it. */
export interface ParsedSelect {
  select: SelectStmt;
  sql: string;
}

/** Reads one SELECT with PostgreSQL's own grammar; anything else is reported and nothing returned. */
export const parseSelect = async (
  source: SourceFile,
  report: (at: Location, message: string) => void,
): Promise<ParsedSelect | undefined> => {
  const { hasSqlDetails, parseSync } = await grammar();
  let tree;
  try {
    tree = parseSync(source.text);
  } catch (error) {
    const offset = hasSqlDetails(error) ? Math.max(0, error.sqlDetails?.cursorPosition ?? 0) : 0;
    const message = error instanceof Error ? error.message : String(error);
    report(source.at(offset), `${message}${templated(source.text, offset)}`);
    return undefined;
  }
  const [first, second] = tree.stmts ?? [];
  if (first?.stmt === undefined) {
    report(source.at(0), 'the file holds no statement; write one SELECT');
    return undefined;
  }
  if (second !== undefined) {
    report(
      source.atByte(firstWord(source, second.stmt_location ?? 0)),
      'a second statement; a file holds one SELECT',
    );
    return undefined;
  }
  if (!('SelectStmt' in first.stmt)) {
    const found = Object.keys(first.stmt)[0]!.replace(/Stmt$/, '');
    report(
      source.atByte(firstWord(source, first.stmt_location ?? 0)),
      `${found} is not a SELECT; a file holds one SELECT`,
    );
    return undefined;
  }
  const refused = refuse(first.stmt);
  for (const { offset, message } of refused) report(source.atByte(offset), message);
  if (refused.length > 0) return undefined;
  const end = first.stmt_len ? (first.stmt_location ?? 0) + first.stmt_len : undefined;
  return { select: first.stmt.SelectStmt, sql: Buffer.from(source.text).subarray(0, end).toString() };
};

/** What to write instead of a dbt template, when that is what the grammar stumbled over. */
const templated = (text: string, offset: number): string => {
  const [opening] = /^\{[{%#]/.exec(text.slice(offset)) ?? [];
  if (opening === undefined) return '';
  const [, name] = /^\{\{\s*ref\(\s*['"](\w+)['"]/.exec(text.slice(offset)) ?? [];
  return `; templates are not read: ${name ? `write ${name}` : 'write plain SQL'}, or turn a dbt project into one of these with import-dbt`;
};

/** The byte offset of the first word at or after an offset: a statement begins behind blanks and comments. */
const firstWord = (source: SourceFile, offset: number): number => {
  const rest = Buffer.from(source.text).subarray(offset).toString();
  const blank = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(rest)![0];
  return offset + Buffer.byteLength(blank);
};

const dml: Record<string, string> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
};

interface Refusal {
  offset: number;
  message: string;
}

/** What a model may not hold anywhere in its tree: it reads, and takes no parameters. */
const refuse = (tree: unknown): Refusal[] => {
  const found: Refusal[] = [];
  const visit = (value: unknown, near: number): void => {
    if (Array.isArray(value)) return value.forEach((item) => visit(item, near));
    if (typeof value !== 'object' || value === null) return;
    const here =
      'location' in value && typeof value.location === 'number' && value.location >= 0
        ? value.location
        : near;
    for (const [key, child] of Object.entries(value)) {
      if (key in dml)
        found.push({
          offset: relationOf(child) ?? here,
          message: `${dml[key]} is refused: a model only reads`,
        });
      if (key === 'intoClause') {
        found.push({
          offset: child?.rel?.location ?? here,
          message: 'SELECT INTO is refused: the engine names the relation after the file',
        });
      }
      if (key === 'lockingClause')
        found.push({ offset: here, message: 'FOR UPDATE and its kin are refused: a model only reads' });
      if (key === 'ParamRef')
        found.push({
          offset: child?.location ?? here,
          message: 'a parameter ($1) is refused: a model stands alone',
        });
      visit(child, here);
    }
  };
  visit(tree, 0);
  return found;
};

const relationOf = (statement: unknown): number | undefined =>
  (statement as { relation?: { location?: number } }).relation?.location;
