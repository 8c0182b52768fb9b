import { grammar } from './grammar.ts';

/** SQL without comments and layout: two texts that differ only in those are equal. */
export const normalizeSql = async (sql: string): Promise<string> => {
  const { scanSync } = await grammar();
  return scanSync(sql)
    .tokens.filter(({ tokenName }) => tokenName !== 'SQL_COMMENT' && tokenName !== 'C_COMMENT')
    .map(({ text }) => text)
    .join(' ');
};
