import { readFile } from 'node:fs/promises';
import type { DbtProject } from './dbtProject.ts';
import { lineAt, type Findings } from './findings.ts';
import type { Node } from './jinja/nodes.ts';
import { parsePieces } from './jinja/parseTemplate.ts';
import { pieces, TemplateError, type Piece } from './jinja/pieces.ts';

/** A macro of the project or of a package, not yet bound to a model. */
export interface Macro {
  name: string;
  node: Extract<Node, { type: 'Macro' }>;
}

/** A block of a file with a tag of dbt's own, such as `{% snapshot orders %}` or `{% docs status %}`. */
export interface Block {
  kind: string;
  /** What stands behind the tag's word. */
  head: string;
  open: Piece;
  inner: Piece[];
  close: Piece;
}

/** The blocks of a template that stand at its top, by the tags that open them. */
export const blocksOf = (parts: readonly Piece[], kinds: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  let open: { kind: string; head: string; from: number } | undefined;
  parts.forEach((piece, index) => {
    if (piece.kind !== 'statement') return;
    const [, word = '', rest = ''] = /^\s*(\w+)([^]*)$/.exec(piece.body) ?? [];
    if (!open && kinds.includes(word)) open = { kind: word, head: rest.trim(), from: index };
    else if (open && word === `end${open.kind}`) {
      const inner = parts.slice(open.from + 1, index);
      blocks.push({ kind: open.kind, head: open.head, open: parts[open.from]!, inner, close: piece });
      open = undefined;
    }
  });
  return blocks;
};

/** Reads the macros and generic tests of a project; one that cannot be read is listed and left out. */
export const readMacros = async (
  project: DbtProject,
  findings: Findings | undefined,
): Promise<Map<string, Macro>> => {
  const macros = new Map<string, Macro>();
  for (const { file } of project.macros) {
    const content = await readFile(file, 'utf8');
    let parts: Piece[];
    try {
      parts = pieces(content);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      findings?.couldNot({ file, line: lineAt(content, error.offset) }, error.message, 'mend the macro');
      continue;
    }
    for (const block of blocksOf(parts, ['macro', 'test', 'data_test', 'materialization'])) {
      const place = { file, line: lineAt(content, block.open.offset) };
      if (block.kind === 'materialization') {
        findings?.couldNot(
          place,
          `materialization ${block.head.split(',')[0]} is the project's own`,
          'use view, table, incremental or materialized_view',
        );
        continue;
      }
      const macro = readMacro(block);
      if (macro instanceof TemplateError)
        findings?.couldNot(
          place,
          `macro ${block.head.split('(')[0]}: ${macro.message}`,
          'simplify the macro, or write the SQL it gives',
        );
      else macros.set(macro.name, macro);
    }
  }
  return macros;
};

const readMacro = (block: Block): Macro | TemplateError => {
  const head = block.kind === 'macro' ? block.head : `test_${block.head}`;
  try {
    const open = { ...block.open, body: ` macro ${head} ` };
    const close = { ...block.close, body: ' endmacro ' };
    const node = parsePieces([open, ...block.inner, close], 'none').find(({ type }) => type === 'Macro');
    if (node?.type !== 'Macro') return new TemplateError('it cannot be read');
    return { name: node.name.value, node };
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
};
