import { LoadError, numeric, type Payload, scalarText, text } from '@rosetta/loaders-engine';

/** Texts that mean "no value" in Rosetta's own files. */
export const fileNulls = ['', 'NULL'];

/** Refuses a file that lacks one of these columns, by its name. */
export const requireFields =
  (what: string, fields: readonly string[]) =>
  (names: readonly string[]): Record<string, string> => {
    const missing = fields.filter((field) => !names.includes(field));
    if (missing.length)
      throw new LoadError(
        `this is no ${what}: it lacks ${missing.join(', ')} (its columns are ${names.slice(0, 12).join(', ')}): name the columns ${fields.join(', ')}`,
      );
    return {};
  };

/** One value of a part's key, the same however a delivery writes it: text in CSV, perhaps a number in JSON. */
export const keyText = (row: Payload, field: string): string | null => {
  const value = scalarText(row[field])?.trim();
  return value === undefined || fileNulls.includes(value) ? null : value;
};

/** An amount or price that the marts hold as numeric(38,17): one that would be rounded there is refused here, where it can be seen. */
export const exactAmount = (field: string) => numeric(`payload.${field}`).fits(38, 17);

/** An ISO 4217 code. */
export const currency = (field: string) =>
  text(`payload.${field}`).matching(/^[A-Z]{3}$/, 'an ISO 4217 currency');

/** A month of the calendar, as YYYY-MM. */
export const month = (field: string) =>
  text(`payload.${field}`).matching(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month (YYYY-MM)');
