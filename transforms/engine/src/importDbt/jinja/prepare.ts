import { pieces, type Piece } from './pieces.ts';

/**
 * Rewrites a template into what the parser knows: a comment before each tag says where the tag stands, `{% do %}` is a
 * `{% set %}`, and verbatim text is a string. Comments of the template become SQL comments, or go.
 */
export const prepare = (parts: readonly Piece[], comments: 'sql' | 'none', base = 0): string =>
  parts
    .map((piece, index) => {
      if (piece.kind === 'text') return piece.body;
      if (piece.kind === 'comment') return comment(piece, comments, parts, index);
      const dash = piece.trimBefore ? '-' : '';
      const marker = `{#${dash}@${piece.offset + base}#}`;
      const close = piece.trimAfter ? '-' : '';
      if (piece.kind === 'raw') return `${marker}{{ ${JSON.stringify(piece.body)} }}`;
      const body = escapes(piece.body);
      if (piece.kind === 'expression') return `${marker}{{${dash}${body} ${close}}}`;
      return `${marker}{%${dash}${statement(body)} ${close}%}`;
    })
    .join('');

const statement = (body: string): string => {
  const [, word = '', rest = ''] = /^\s*(\w+)([^]*)$/.exec(body) ?? [];
  if (word === 'do') return ` set _ =${rest}`;
  if (/^end\w+$/.test(word)) return ` ${word}`; // `{% endmacro name %}`
  return ` ${word}${rest}`;
};

/** Python keeps a backslash that begins no escape, as in the pattern '\d+'; the parser refuses it. */
const escapes = (body: string): string =>
  body.replace(/\\([^])/g, (whole, char: string) => (/[nrtbfv'"\\xu]/.test(char) ? whole : `\\\\${char}`));

const comment = (piece: Piece, comments: 'sql' | 'none', parts: readonly Piece[], index: number): string => {
  const text = piece.body.replaceAll('*/', '* /').replace(/\s+$/, ' ');
  if (comments === 'none' || text.trim() === '')
    return `{#${piece.trimBefore ? '-' : ''} ${piece.trimAfter ? '-' : ''}#}`;
  const line = parts
    .slice(0, index)
    .map(({ body }) => body)
    .join('')
    .split('\n')
    .at(-1)!;
  const inString = (line.match(/'/g) ?? []).length % 2 === 1 || line.includes('--');
  return inString ? '' : `/*${text.startsWith(' ') || text.startsWith('\n') ? '' : ' '}${text}*/`;
};

/** The pieces of a template and its rewriting, in one step. */
export const prepared = (template: string, comments: 'sql' | 'none', base = 0): string =>
  prepare(pieces(template), comments, base);
