import { readBoolean } from '../values/boolean.ts';
import { fitsDecimal, readDecimal } from '../values/decimal.ts';
import { readDate, readInstant } from '../values/instant.ts';
import { type InstantFormat, readDateAs, readInstantAs } from '../values/instantFormat.ts';
import { readInteger } from '../values/integer.ts';
import { readJson } from '../values/json.ts';
import { refuse, Refusal } from '../values/refusal.ts';
import { readText } from '../values/text.ts';

/** The PostgreSQL types that a staging column may have. */
export type ColumnType =
  'text' | 'numeric' | 'bigint' | 'integer' | 'smallint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** One typed staging column: where its value stands in the document and how it is read. */
export interface Column {
  readonly type: ColumnType;
  /** Where to look, in this order; the first that holds a value wins. After `x.value`, an object at `x` is its wrapper and no value. */
  readonly paths: readonly string[];
  readonly notNull: boolean;
  /** How the source writes a day or an instant, if not in ISO 8601. */
  readonly writtenAs?: InstantFormat;
  /** The value as the text that PostgreSQL reads for this type, or why it is refused. */
  readonly read: (value: unknown) => string | Refusal;
}

/** A column under declaration; each call gives a new, stricter column. */
export interface ColumnBuilder extends Column {
  /** A document without this value is rejected. */
  required(): this;
  /** Only these values; a document with another is rejected. */
  oneOf(...values: string[]): this;
  /** Only values of this shape; `meaning` completes the sentence "... is not". */
  matching(pattern: RegExp, meaning: string): this;
  /** Only decimals that numeric(precision, scale) holds without rounding. */
  fits(precision: number, scale: number): this;
}

/** A column of days or instants under declaration. */
export interface TimeColumnBuilder extends ColumnBuilder {
  /** Only values that are written so: `epoch_s`, `epoch_ms` (instants), or a pattern such as `yyyy-MM-dd HH:mm:ss`, in UTC. */
  format(format: InstantFormat): this;
}

type Reader = Column['read'];

const builder = (column: Column): TimeColumnBuilder => ({
  ...column,
  required: () => builder({ ...column, notNull: true }),
  format: (format) =>
    builder({
      ...column,
      writtenAs: format,
      read: column.type === 'date' ? readDateAs(format) : readInstantAs(format),
    }),
  oneOf: (...values) => narrowed(column, (text) => values.includes(text), `one of ${values.join(', ')}`),
  matching: (pattern, meaning) => narrowed(column, (text) => pattern.test(text), meaning),
  fits: (precision, scale) =>
    narrowed(column, (text) => fitsDecimal(text, precision, scale), `held by numeric(${precision},${scale})`),
});

const narrowed = (column: Column, holds: (text: string) => boolean, meaning: string): TimeColumnBuilder =>
  builder({
    ...column,
    read: (value) => {
      const text = column.read(value);
      return text instanceof Refusal || holds(text) ? text : refuse(value, meaning);
    },
  });

const ofType =
  <Builder extends ColumnBuilder = ColumnBuilder>(type: ColumnType, read: Reader) =>
  (...paths: [string, ...string[]]): Builder =>
    builder({ type, paths, notNull: false, read }) as ColumnBuilder as Builder;

/** Text as the source wrote it. */
export const text = ofType('text', readText);
/** An exact decimal. */
export const numeric = ofType('numeric', readDecimal);
/** A whole number of 64 bits. */
export const bigint = ofType('bigint', readInteger(64));
/** A whole number of 32 bits. */
export const integer = ofType('integer', readInteger(32));
/** A whole number of 16 bits. */
export const smallint = ofType('smallint', readInteger(16));
/** True or false. */
export const boolean = ofType('boolean', readBoolean);
/** A day of the calendar. */
export const date = ofType<TimeColumnBuilder>('date', readDate);
/** An instant; without a zone in the source it is UTC. */
export const timestamptz = ofType<TimeColumnBuilder>('timestamptz', readInstant);
/** JSON, kept as it is. */
export const jsonb = ofType('jsonb', readJson);
