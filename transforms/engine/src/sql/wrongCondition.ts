import { grammar } from './grammar.ts';

/**
 * What is wrong with a condition that PostgreSQL's grammar takes between parentheses, read without them: `a) or (true`
 * would be another condition there, and undo what stands around it. A query in the place of a value is one, too.
 */
export const wrongCondition = async (sql: string): Promise<string | undefined> => {
  const { parseSync } = await grammar();
  const wrong = (text: string): string | undefined => {
    try {
      parseSync(text);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const found = wrong(`select ${sql}`);
  return found !== undefined && wrong(sql) === undefined ? undefined : found;
};
