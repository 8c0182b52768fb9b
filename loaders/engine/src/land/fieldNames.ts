import { LoadError } from '../errors.ts';

/**
 * Refuses what the raw store or JavaScript would read as something else: ".", a leading "$", __proto__.
 * @throws LoadError
 */
export const checkFieldNames = (place: string, names: readonly string[]): void => {
  const odd = names.find((name) => name.includes('.') || name.startsWith('$') || name === '__proto__');
  if (odd !== undefined)
    throw new LoadError(`${place}: the raw store cannot hold a column named "${odd}": rename it.`);
};
