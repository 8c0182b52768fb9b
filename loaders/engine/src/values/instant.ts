import { refuse, type Refusal } from './refusal.ts';

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * An ISO 8601 instant as `2024-09-01T00:00:00.000000Z`: always UTC and of one width, so that texts compare as
 * instants do. Without a zone it is UTC; a date alone is its midnight.
 */
export const readInstant = (value: unknown): string | Refusal => {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return withMicroseconds(value, '');
  if (typeof value !== 'string') return refuse(value, 'a date or an ISO 8601 timestamp');
  const known = read.get(value);
  if (known !== undefined) return known;
  const instant = parse(value);
  if (typeof instant === 'string') {
    if (read.size >= 10_000) read.clear();
    read.set(value, instant);
  }
  return instant;
};

/** A file holds few different instants many times, and to read one costs as much as all the texts of its row. */
const read = new Map<string, string>();

const parse = (value: string): string | Refusal => {
  const found = shape.exec(value.trim());
  if (!found) return refuse(value, 'a date or an ISO 8601 timestamp');
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = found;
  const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Date moves 30 February to March; a calendar does not have that day.
  if (
    Number.isNaN(local.getTime()) ||
    local.getUTCDate() !== Number(day) ||
    Number(year) === 0 ||
    hour === '24'
  )
    return refuse(value, 'a date of the calendar');
  const offset = offsetMinutes(zone);
  if (offset === undefined) return refuse(value, 'an ISO 8601 timestamp with a valid zone');
  return withMicroseconds(new Date(local.getTime() - offset * 60_000), fraction);
};

/** A day of the calendar as `2024-09-01`; a timestamp is refused, since its day depends on the zone. */
export const readDate = (value: unknown): string | Refusal => {
  const text = typeof value === 'string' ? value.trim() : '';
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readInstant(text) : refuse(value, 'a date (YYYY-MM-DD)');
  return typeof instant === 'string' ? text : instant;
};

// Counted from the end: years beyond 9999 and before 0 have a sign and two digits more.
const withMicroseconds = (at: Date, fraction: string): string => {
  const text = at.toISOString();
  return `${text.slice(0, -4)}${(fraction || text.slice(-4, -1)).slice(0, 6).padEnd(6, '0')}Z`;
};

const offsetMinutes = (zone: string): number | undefined => {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  return hours > 15 || minutes > 59 ? undefined : (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
};
