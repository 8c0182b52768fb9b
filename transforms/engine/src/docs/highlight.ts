import { loadModule, scanSync } from 'libpg-query';

/** SQL in pieces, as PostgreSQL's own scanner cuts it: keyword, string, number, comment, name of a relation, or none. */
export const highlight = async (
  sql: string,
  relations: ReadonlySet<string>,
): Promise<[kind: string, text: string][]> => {
  await loadModule();
  const bytes = Buffer.from(sql);
  const pieces: [string, string][] = [];
  const add = (kind: string, from: number, to: number): void => {
    if (to <= from) return;
    const text = bytes.subarray(from, to).toString();
    const last = pieces.at(-1);
    if (last?.[0] === kind) last[1] += text;
    else pieces.push([kind, text]);
  };
  let done = 0;
  for (const { start, end, tokenName, keywordKind, text } of scanSync(sql).tokens) {
    add('', done, start);
    add(kindOf(tokenName, keywordKind, text, relations), start, end);
    done = end;
  }
  add('', done, bytes.length);
  return pieces;
};

const kindOf = (token: string, keyword: number, text: string, relations: ReadonlySet<string>): string => {
  if (token.endsWith('COMMENT')) return 'comment';
  if (token === 'SCONST' || token === 'USCONST' || token === 'XCONST' || token === 'BCONST') return 'string';
  if (token === 'ICONST' || token === 'FCONST') return 'number';
  if (relations.has(text)) return 'relation';
  return keyword > 1 ? 'keyword' : ''; // 1 is unreserved: mostly names of columns
};
