import { isZero, type Decimal } from '../decimal/decimal';
import type { Month } from '../month/month';
import { createMeasures } from './duration';

/** Display only: how one locale writes amounts, numbers, shares and dates. Exact values stay decimal strings. */
export type Formats = ReturnType<typeof createFormats>;

// Intl takes decimal strings as they are (ECMA-402 NumberFormat v3), so no digit passes through a float.
const exact = (value: Decimal) => value as Intl.StringNumericLiteral;

/** Builds the formatters of one locale. */
export const createFormats = (locale: string) => {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const count = number({});
  const quantity = number({ maximumFractionDigits: 6 });
  const share = number({ style: 'percent', maximumFractionDigits: 1 });
  const delta = number({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const month = (style: 'short' | 'long') =>
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: style, timeZone: 'UTC' });
  const [short, long] = [month('short'), month('long')];
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const precise = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale);
  const dateOf = (value: Month) => new Date(`${value}-01T00:00:00Z`);

  return {
    locale,
    ...createMeasures(locale),
    /** An amount rounded to its currency's digits; a small one keeps two digits rather than read as nothing. */
    money: (value: Decimal, currency: string, options: Intl.NumberFormatOptions = {}) => {
      const base = { style: 'currency', currency, ...options } as const;
      const rounded = number(base);
      const reads = rounded
        .formatToParts(exact(value))
        .some(
          ({ type, value: digits }) => (type === 'integer' || type === 'fraction') && /[1-9]/.test(digits),
        );
      if (reads || isZero(value)) return rounded.format(exact(value));
      return number({ ...base, maximumSignificantDigits: 2 }).format(exact(value));
    },
    /** An amount short enough for an axis: 1.2M. */
    axis: (value: number, currency: string) =>
      number({
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol', // the title names the currency
        notation: 'compact',
        maximumFractionDigits: 1,
        minimumFractionDigits: 0,
      }).format(value),
    count: (value: number) => count.format(value),
    quantity: (value: Decimal) => quantity.format(exact(value)),
    share: (value: number) => share.format(value),
    delta: (value: number) => delta.format(value),
    month: (value: Month) => short.format(dateOf(value)),
    longMonth: (value: Month) => long.format(dateOf(value)),
    /** A UTC timestamp in the reader's own time zone. */
    instant: (value: string) => instant.format(new Date(value)),
    /** A UTC timestamp in the reader's own time zone, to the second. */
    moment: (value: string) => precise.format(new Date(value)),
    /** The time of day of a timestamp, to the millisecond, as a log shows it. */
    clock: (value: string) => clock.format(new Date(value)),
    /** How long ago a timestamp was, in the largest unit that fits: 3 hours ago. */
    ago: (value: string, now = Date.now()) => {
      const minutes = Math.max(0, Math.floor((now - Date.parse(value)) / 60_000));
      if (minutes < 60) return relative.format(-minutes, 'minute');
      if (minutes < 48 * 60) return relative.format(-Math.floor(minutes / 60), 'hour');
      return relative.format(-Math.floor(minutes / (24 * 60)), 'day');
    },
    /** The UTC day of a timestamp, as billing periods are cut. */
    day: (value: string) => day.format(new Date(value)),
  };
};
