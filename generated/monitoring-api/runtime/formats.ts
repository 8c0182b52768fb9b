/** Days of each month in a common year. */
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** A day of the calendar: 2023-02-29 has the right shape and is refused. */
const date = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10)];
  const last = month === 2 && isLeap(year) ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= last;
};

/** A time of day with its offset; :60 is taken for a leap second only. */
const time = (text: string): boolean =>
  /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i.test(text);

/** An instant by RFC 3339. */
const dateTime = (text: string): boolean =>
  /^[^Tt]*[Tt]/.test(text) && date(text.slice(0, 10)) && time(text.slice(11));

/** A test of a text, or of a number when it says so. */
export type Format = ((text: string) => boolean) | { type: 'number'; validate: (value: number) => boolean };

const number = (validate: (value: number) => boolean): Format => ({ type: 'number', validate });
const any = (): boolean => true;

/** The formats that generated validators know: quick tests, except that dates are looked up in the calendar. */
export const formats: Record<string, Format> = {
  date,
  time,
  'date-time': dateTime,
  month: (text) => /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text),
  decimal: (text) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  uri: (text) => /^[a-z][a-z0-9+.-]*:[^\s]*$/i.test(text),
  'uri-reference': (text) => /^[^\s\\]*$/.test(text),
  byte: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  password: any,
  int32: number((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
  int64: number((value) => Number.isSafeInteger(value)),
  float: number(any),
  double: number(any),
};
