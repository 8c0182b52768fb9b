const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The instant that a text of one of the plain shapes names: `2024-09-01`, then ` 10:20:30` or `T10:20:30`, then nothing or
 * `Z`. Undefined for every other text, right or wrong: the value reader judges it.
 */
export const instantIn = (bytes: Buffer, from: number, to: number): number | undefined => {
  const length = to - from;
  if (length !== 10 && length !== 19 && length !== 20) return undefined;
  if (bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d) return undefined;
  const year = pair(bytes, from) * 100 + pair(bytes, from + 2);
  const month = pair(bytes, from + 5);
  const day = pair(bytes, from + 8);
  const days = month === 2 && isLeap(year) ? 29 : monthDays[month - 1];
  // Before 100, Date.UTC means the twentieth century; NaN fails every comparison.
  if (!(year >= 100 && days !== undefined && day >= 1 && day <= days)) return undefined;
  if (length === 10) return Date.UTC(year, month - 1, day);
  const hour = pair(bytes, from + 11);
  const minute = pair(bytes, from + 14);
  const second = pair(bytes, from + 17);
  const isPlain =
    (bytes[from + 10] === 0x54 || bytes[from + 10] === 0x20) &&
    bytes[from + 13] === 0x3a &&
    bytes[from + 16] === 0x3a &&
    (length === 19 || bytes[from + 19] === 0x5a);
  if (!(isPlain && hour < 24 && minute < 60 && second < 60)) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const pair = (bytes: Buffer, at: number): number => {
  const tens = (bytes[at] as number) - 48;
  const units = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : Number.NaN;
};
