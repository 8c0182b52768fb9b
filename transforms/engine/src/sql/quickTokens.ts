/** What may follow no operator, or the two would be one: the scanner's rules for that are its own. */
const apart = '(?![-+*/<>=~!@#%^&|`?:])';

/**
 * The words of ordinary SQL: blanks, names, texts, numbers, common operators, punctuation. What could be read in another way
 * (a prefix before a quote, a text that goes on in the next line, a comment) does not match.
 */
const token = new RegExp(
  [
    '[ \\t\\n\\r\\f\\v]+',
    '[A-Za-z_][\\w$]*(?![\\w$\'"])',
    "'(?:[^'\\\\]|'')*'(?!\\s*')",
    '"(?:[^"]|"")+"',
    '\\d+(?:\\.\\d+)?(?![\\w.])',
    `(?:::|<=|>=|<>|!=|\\|\\||->>?)${apart}`,
    `[-+*/%<>=]${apart}`,
    '\\.(?![.\\d])',
    '[(),;[\\]]',
  ].join('|'),
  'y',
);

const beyondAscii = /[^\t-\x7e]/;

/**
 * The words of a SQL text without what stands between them, as PostgreSQL's scanner finds them; nothing for a text in which
 * anything is out of the ordinary, which is for the scanner itself: it takes ten times as long.
 */
export const quickTokens = (sql: string): string[] | undefined => {
  if (beyondAscii.test(sql)) return undefined;
  const words: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < sql.length) {
    const start = token.lastIndex;
    if (!token.test(sql)) return undefined;
    if (sql.charCodeAt(start) > 0x20) words.push(sql.slice(start, token.lastIndex));
  }
  return words;
};
