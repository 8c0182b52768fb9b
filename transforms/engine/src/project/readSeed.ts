import { CsvError, parse } from 'csv-parse/sync';
import type { Diagnostics } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { SourceFile } from '../text/sourceFile.ts';
import type { Contract, Model } from './types.ts';

/** Reads a seed's CSV: its header must name the contract's columns, in any order, and every row must have them all. */
export const readSeed = (source: SourceFile, contract: Contract, diagnostics: Diagnostics): Model['seed'] => {
  const content = source.text.replace(/^\uFEFF/, '');
  const foreign = source.text.indexOf('\uFFFD'); // what bytes become that are no UTF-8
  if (foreign >= 0) {
    diagnostics.add(source.at(foreign), 'a character that is no UTF-8; save the file as UTF-8');
    return undefined;
  }
  const declared = contract.columns.map(({ name }) => name);
  let rows: string[][];
  try {
    rows = parse(content, { relax_column_count: false });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    diagnostics.add(
      source.at(lineStart(source.text, line)),
      error instanceof Error ? error.message : String(error),
    );
    return undefined;
  }
  const header = rows[0] ?? [];
  if (header.length === 0)
    diagnostics.add(source.at(0), 'the file is empty; its first line names the columns');
  for (const name of header) {
    if (!declared.includes(name)) {
      diagnostics.add(source.at(0), `column ${name} is not in the contract${suggestion(name, declared)}`);
    }
  }
  const missing = declared.filter((name) => !header.includes(name));
  if (header.length > 0 && missing.length > 0)
    diagnostics.add(source.at(0), `the header lacks ${missing.join(', ')}, which the contract declares`);
  if (new Set(header).size < header.length) diagnostics.add(source.at(0), 'the header names a column twice');
  return { columns: header, content };
};

const lineStart = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, part) => sum + part.length + 1, 0);
