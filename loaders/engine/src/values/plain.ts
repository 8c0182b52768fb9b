import type { Column, ColumnType } from '../declare/column.ts';
import { readBoolean } from './boolean.ts';
import { readDecimal } from './decimal.ts';
import { readDate, readInstant } from './instant.ts';
import { readInteger } from './integer.ts';
import { readJson } from './json.ts';
import { readText } from './text.ts';

const plain: Readonly<Record<ColumnType, Column['read']>> = {
  text: readText,
  numeric: readDecimal,
  bigint: readInteger(64),
  integer: readInteger(32),
  smallint: readInteger(16),
  boolean: readBoolean,
  date: readDate,
  timestamptz: readInstant,
  jsonb: readJson,
};

/** Whether a column reads its values by its type alone. A rule or a format needs the value itself; without one its bytes are enough. */
export const isPlain = ({ type, read }: Pick<Column, 'type' | 'read'>): boolean => plain[type] === read;
