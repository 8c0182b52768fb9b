import { loadModule, scanSync } from 'libpg-query';

/** SQL without comments and layout: two texts that differ only in those are equal. */
export const normalizeSql = async (sql: string): Promise<string> => {
  await loadModule();
  return scanSync(sql)
    .tokens.filter(({ tokenName }) => tokenName !== 'SQL_COMMENT' && tokenName !== 'C_COMMENT')
    .map(({ text }) => text)
    .join(' ');
};
