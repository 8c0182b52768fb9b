import { readDate, readInstant } from './instant.ts';
import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

/** How a source writes its instants: seconds or milliseconds since 1970, or a pattern such as `dd/MM/yyyy HH:mm:ss`. */
export type InstantFormat = 'epoch_s' | 'epoch_ms' | (string & {});

type Reader = (value: unknown) => string | Refusal;

/**
 * Reads instants that are written so, and nothing else; a pattern without a zone is UTC.
 * @throws RangeError for a pattern that no date can have.
 */
export const readInstantAs = (format: InstantFormat): Reader => {
  if (format === 'epoch_s' || format === 'epoch_ms') return readEpoch(format);
  const isoOf = patternReader(format);
  return (value) => {
    const iso = isoOf(value);
    const instant = iso === undefined ? undefined : readInstant(iso);
    return typeof instant === 'string' ? instant : refuse(value, `a timestamp written ${format}`);
  };
};

/** Reads days that are written so, and nothing else. */
export const readDateAs = (format: string): Reader => {
  const isoOf = patternReader(format);
  return (value) => {
    const day = readDate(isoOf(value)?.slice(0, 10));
    return typeof day === 'string' ? day : refuse(value, `a date written ${format}`);
  };
};

const readEpoch = (format: InstantFormat): Reader => {
  const unit = format === 'epoch_s' ? 1_000 : 1;
  const meaning = `${format === 'epoch_s' ? 'seconds' : 'milliseconds'} since 1970`;
  return (value) => {
    const text = typeof value === 'boolean' || value instanceof Date ? undefined : scalarText(value)?.trim();
    const [, whole = '', fraction = ''] = /^(-?\d{1,15})(?:\.(\d{1,9}))?$/.exec(text ?? '') ?? [];
    const at = new Date(Number(whole) * unit);
    if (!whole || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 || at.getUTCFullYear() < 1)
      return refuse(value, meaning);
    if (!fraction) return readInstant(at);
    // Digits after the point are of seconds: of milliseconds they are below what PostgreSQL keeps after three.
    if (whole.startsWith('-')) return refuse(value, meaning);
    const micros = unit === 1_000 ? fraction : at.toISOString().slice(20, 23) + fraction;
    return readInstant(`${at.toISOString().slice(0, 19)}.${micros.slice(0, 9)}Z`);
  };
};

const widths: Readonly<Record<string, number>> = { yyyy: 4, MM: 2, dd: 2, HH: 2, mm: 2, ss: 2, SSS: 3 };
const token = /yyyy|MM|dd|HH|mm|ss|SSS|'([^']*)'/g;

/** Turns text of a pattern into ISO 8601, or undefined when it is not of the pattern. */
const patternReader = (format: string): ((value: unknown) => string | undefined) => {
  const found = [...format.matchAll(token)].map(([text]) => text).filter((text) => text in widths);
  if (!['yyyy', 'MM', 'dd'].every((name) => found.includes(name)))
    throw new RangeError(`the format "${format}" has no yyyy, MM and dd`);
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  let source = '';
  let end = 0;
  for (const match of format.matchAll(token)) {
    source += escape(format.slice(end, match.index));
    const [text, quoted] = match;
    source += quoted === undefined ? `(?<${text}>\\d{${widths[text]}})` : escape(quoted);
    end = match.index + text.length;
  }
  const shape = new RegExp(`^${source}${escape(format.slice(end))}$`);
  return (value) => {
    const at = typeof value === 'string' ? shape.exec(value.trim())?.groups : undefined;
    if (!at) return undefined;
    const { yyyy, MM, dd, HH = '00', mm = '00', ss = '00', SSS = '000' } = at;
    return `${yyyy}-${MM}-${dd}T${HH}:${mm}:${ss}.${SSS}Z`;
  };
};
