import { parse, tokenize } from '@huggingface/jinja';
import type { Node } from './nodes.ts';
import { pieces, TemplateError, type Piece } from './pieces.ts';
import { prepare } from './prepare.ts';

/** Parses a template into nodes; the grammar is the library's. @throws TemplateError where it is wrong. */
export const parseTemplate = (template: string, comments: 'sql' | 'none' = 'sql'): Node[] =>
  parsePieces(pieces(template), comments);

/** Parses part of a template, already cut at its tags. */
export const parsePieces = (parts: readonly Piece[], comments: 'sql' | 'none'): Node[] => {
  try {
    return parse(tokenize(prepare(parts, comments))).body as unknown as Node[];
  } catch (error) {
    throw new TemplateError(
      `the template cannot be read: ${error instanceof Error ? error.message : error}`,
      faulty(parts) ?? parts[0]?.offset ?? 0,
    );
  }
};

/** The first tag that does not stand on its own: the parser does not say where it stopped. */
const faulty = (parts: readonly Piece[]): number | undefined =>
  parts.find((piece) => {
    if (piece.kind !== 'expression') return false;
    try {
      parse(tokenize(prepare([piece], 'none')));
      return false;
    } catch {
      return true;
    }
  })?.offset;
