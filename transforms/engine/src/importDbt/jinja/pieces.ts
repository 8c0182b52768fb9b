/** A part of a template: text between tags, a comment, verbatim text, `{% ... %}` or `{{ ... }}`, and where it begins. */
export interface Piece {
  kind: 'text' | 'comment' | 'raw' | 'statement' | 'expression';
  /** The text, or what stands between the delimiters. */
  body: string;
  /** Whitespace before or after the tag is taken away (`{%-`, `-%}`). */
  trimBefore: boolean;
  trimAfter: boolean;
  offset: number;
  end: number;
}

/** A template that cannot be read or evaluated: what is wrong, and at which character. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  offset: number | undefined;
  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

/** Cuts a Jinja template at its tags. @throws TemplateError when a tag is not closed. */
export const pieces = (template: string): Piece[] => {
  const found: Piece[] = [];
  let position = 0;
  while (position < template.length) {
    const open = nextTag(template, position);
    if (open > position)
      found.push({
        kind: 'text',
        body: template.slice(position, open),
        trimBefore: false,
        trimAfter: false,
        offset: position,
        end: open,
      });
    if (open >= template.length) break;
    const piece = readTag(template, open);
    if (piece.kind === 'statement' && piece.body.trim() === 'raw') {
      const close = /\{%-?\s*endraw\s*-?%\}/g;
      close.lastIndex = piece.end;
      const end = close.exec(template);
      if (!end) throw new TemplateError('{% raw %} is not closed', open);
      found.push({ ...piece, kind: 'raw', body: template.slice(piece.end, end.index), end: close.lastIndex });
      position = close.lastIndex;
    } else {
      found.push(piece);
      position = piece.end;
    }
  }
  return found;
};

const nextTag = (template: string, from: number): number => {
  const tag = /\{[{%#]/g;
  tag.lastIndex = from;
  return tag.exec(template)?.index ?? template.length;
};

const readTag = (template: string, offset: number): Piece => {
  const sign = template[offset + 1]!;
  const kind = sign === '#' ? 'comment' : sign === '%' ? 'statement' : 'expression';
  const end = kind === 'comment' ? endOfComment(template, offset) : endOfTag(template, offset, sign);
  const inner = template.slice(offset + 2, end - 2);
  const trimBefore = inner.startsWith('-');
  const trimAfter = inner.length > 1 && inner.endsWith('-');
  const body = inner.slice(/^[-+]/.test(inner) ? 1 : 0, trimAfter ? -1 : undefined);
  return { kind, body, trimBefore, trimAfter, offset, end };
};

const endOfComment = (template: string, offset: number): number => {
  const end = template.indexOf('#}', offset + 2);
  if (end < 0) throw new TemplateError('{# is not closed with #}', offset);
  return end + 2;
};

/** The end of a tag: quotes may hold its closing sign, and `}}` may close two mappings. */
const endOfTag = (template: string, offset: number, sign: string): number => {
  const close = sign === '%' ? '%}' : '}}';
  let depth = 0;
  for (let i = offset + 2; i < template.length; i++) {
    const char = template[i]!;
    if (char === "'" || char === '"') {
      while (++i < template.length && template[i] !== char) if (template[i] === '\\') i++;
    } else if (depth === 0 && template.startsWith(close, i)) return i + 2;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
  }
  throw new TemplateError(`{${sign} is not closed with ${close}`, offset);
};
