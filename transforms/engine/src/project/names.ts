import type { Location } from '../text/sourceFile.ts';

/** Names are written without quotes in SQL, so they are lower case, and PostgreSQL cuts what is longer than 63. */
const plain = /^[a-z][a-z0-9_]{0,62}$/;

/** Reports a name that could not be written in SQL as it stands. */
export const checkName = (
  what: string,
  name: string,
  at: Location,
  report: (at: Location, message: string) => void,
  longest = 63,
): boolean => {
  if (plain.test(name) && !name.startsWith('pg_') && name.length <= longest) return true;
  report(
    at,
    `${what} ${name} must be lower_snake_case, at most ${longest} characters long and not begin with pg_`,
  );
  return false;
};
