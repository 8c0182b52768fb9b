/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** Says whether the text is a day that exists. */
export const isDay = (text: string): text is Day => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** The day so many days later, or earlier when negative. */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** The moment at which a day begins where the reader is. */
export const startOfDay = (day: Day): string => new Date(`${day}T00:00:00`).toISOString();
