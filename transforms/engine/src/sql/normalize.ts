import { grammar } from './grammar.ts';
import { quickTokens } from './quickTokens.ts';

/** SQL without comments and layout: two texts that differ only in those are equal. */
export const normalizeSql = async (sql: string): Promise<string> =>
  (quickTokens(sql) ?? (await scannedTokens(sql))).join(' ');

/** The words of a text as PostgreSQL's own scanner finds them. */
export const scannedTokens = async (sql: string): Promise<string[]> => {
  const { scanSync } = await grammar();
  return scanSync(sql)
    .tokens.filter(({ tokenName }) => tokenName !== 'SQL_COMMENT' && tokenName !== 'C_COMMENT')
    .map(({ text }) => text);
};
