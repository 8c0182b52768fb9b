import type { Fault } from './types.ts';

/** Says what makes a text unfit to be stored or compared, or nothing when it is sound. */
export const faultOfText = (text: string): string | undefined => {
  if (text.includes('\0')) return 'must not contain the NUL character';
  if (!text.isWellFormed()) return 'must not contain half a surrogate pair';
  return undefined;
};

/** Finds every unsound text in a JSON value, keys included: PostgreSQL would refuse them much later. */
export const faultsOfTexts = (value: unknown, pointer: string): Fault[] => {
  if (typeof value === 'string') {
    const detail = faultOfText(value);
    return detail ? [{ pointer, detail }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const child = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const detail = faultOfText(key);
    return detail ? [{ pointer, detail: `has a key that ${detail}` }] : faultsOfTexts(member, child);
  });
};
