import { type Cell, cells } from '../bson/cells.ts';
import { kinds } from '../bson/kinds.ts';
import type { Locator } from '../bson/locate.ts';
import type { Column } from '../declare/column.ts';
import { describeLoader } from '../declare/describe.ts';
import type { Loader } from '../declare/loader.ts';
import { readInstant } from '../values/instant.ts';
import { readJson } from '../values/json.ts';
import { isPlain } from '../values/plain.ts';
import { Refusal } from '../values/refusal.ts';
import { readText } from '../values/text.ts';
import { idText } from './rejectedDocument.ts';

/** One column of the staging table under conversion: where its value stands, and how it is written. */
export interface Field {
  readonly name: string;
  readonly cell: Cell;
  readonly paths: readonly string[];
  /** Where the locator keeps the value of each path. */
  readonly slots: readonly number[];
  /** Whether an earlier path led into the object that this path leads to: then the object is a wrapper and no value. */
  readonly wraps: readonly boolean[];
  readonly isRequired: boolean;
  /** Whether the bytes are enough; else, and where they are not, `read` judges the value. */
  readonly isPlain: boolean;
  readonly read: Column['read'];
  /** Texts that mean "no value" mean it in what the source sent, not in the envelope around it. */
  readonly isOfSource: boolean;
  /** Whether its value is the row's part, which no single path leads to. */
  readonly isPart: boolean;
}

/** A landing time is a date and no text that looks like one: by it documents are found. */
const landing: Cell = {
  ...cells.timestamptz,
  value: (sink, document, kind, start, end) =>
    kind === kinds.date && cells.timestamptz.value(sink, document, kind, start, end),
};
const readLanding = (value: unknown): string | Refusal =>
  value instanceof Date ? readInstant(value) : new Refusal('is not a date');

/** The fields of a loader's table, in the order of its columns. */
export const fieldsOf = (loader: Loader, locator: Locator): Field[] => {
  const envelope: Record<string, { path: string; read: Column['read'] }> = {
    _id: { path: '_id', read: idText },
    _landed_at: { path: 'landedAt', read: readLanding },
    _delivery: { path: 'delivery', read: readText },
    ...(loader.document === undefined ? {} : { [loader.document]: { path: 'payload', read: readJson } }),
  };
  return describeLoader(loader).columns.map(({ name, type, notNull }) => {
    const column = loader.columns[name];
    const own = envelope[name];
    const paths = column?.paths ?? (own ? [own.path] : []);
    return {
      name,
      cell: name === '_landed_at' ? landing : cells[type],
      paths,
      slots: paths.map((path) => locator.slotOf(path)),
      wraps: paths.map((path, at) => paths.slice(0, at).some((earlier) => earlier.startsWith(`${path}.`))),
      isRequired: notNull,
      isPlain: column ? isPlain(column) : true,
      read: column?.read ?? own?.read ?? readText,
      isOfSource: column !== undefined,
      isPart: column === undefined && own === undefined,
    };
  });
};
