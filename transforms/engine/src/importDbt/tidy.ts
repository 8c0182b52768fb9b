import { normalizeSql } from '../sql/normalize.ts';

/**
 * Takes away the blank lines that a template's tags leave behind. Text that would change with them (a literal of several
 * lines) stays as it is.
 */
export const tidy = async (sql: string): Promise<string> => {
  const lean = `${sql
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()}\n`;
  return (await same(sql, lean)) ? lean : `${sql.trim()}\n`;
};

const same = async (a: string, b: string): Promise<boolean> => {
  try {
    return (await normalizeSql(a)) === (await normalizeSql(b));
  } catch {
    return true; // it is no SQL anyway, and that is reported where it is compiled
  }
};
