/** A calendar month, `YYYY-MM`. */
export type Month = string;

const shape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Says whether the text is a month that exists. */
export const isMonth = (text: string): text is Month => shape.test(text);

const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The month so many months later, or earlier when negative. */
export const addMonths = (month: Month, count: number): Month => {
  const at = index(month) + count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** How many months lie from one (included) to the other (excluded). */
export const monthsBetween = (from: Month, to: Month): number => index(to) - index(from);

/** Every month from one (included) to the other (excluded). */
export const monthRange = (from: Month, to: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(from, to)) }, (_, step) => addMonths(from, step));
