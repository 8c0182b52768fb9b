import type { Node } from 'libpg-query';
import { canonicalType } from './typeName.ts';

/** Periods from the shortest on; a time that stays within one stays within those after it. */
export const spans = ['hour', 'day', 'month'] as const;
export type Span = (typeof spans)[number];

/** One step of an expression that makes a time of another time. */
export interface TimeStep {
  inner: Node | undefined;
  write: (reference: string) => string;
  /** The shortest period that the new time never leaves; nothing when it may leave any. */
  within: Span | undefined;
}

/** A cast between times, date_trunc, or AT TIME ZONE, with what it is applied to; nothing else is known to keep a row's time. */
export const timeStep = (node: Node | undefined): TimeStep | undefined => {
  if (!node) return undefined;
  if ('TypeCast' in node) {
    const type = node.TypeCast.typeName && canonicalType(node.TypeCast.typeName);
    if (!type || !/^(date|timestamp|timestamptz)(\(\d\))?$/.test(type)) return undefined;
    return {
      inner: node.TypeCast.arg,
      write: (reference) => `(${reference})::${type}`,
      // Fewer digits round, so that the end of a period becomes the beginning of the next.
      within: type === 'date' ? 'day' : type.includes('(') ? undefined : 'hour',
    };
  }
  if (!('FuncCall' in node)) return undefined;
  const name = node.FuncCall.funcname?.at(-1);
  const [first, second, third] = node.FuncCall.args ?? [];
  const [text, zone] = [textOf(first), textOf(third)];
  if (!name || !('String' in name) || text === undefined) return undefined;
  if (name.String.sval === 'date_trunc' && (!third || zone !== undefined)) {
    const more = zone === undefined ? '' : `, ${zone}`;
    return {
      inner: second,
      write: (reference) => `date_trunc(${text}, ${reference}${more})`,
      within: third ? undefined : truncated[text],
    };
  }
  if (name.String.sval === 'timezone')
    return { inner: second, write: (reference) => `timezone(${text}, ${reference})`, within: undefined };
  return undefined;
};

/** What date_trunc leaves of a time, by its unit as SQL; a week begins in another month, a quarter is longer than any. */
const truncated: Record<string, Span> = {
  "'second'": 'hour',
  "'minute'": 'hour',
  "'hour'": 'hour',
  "'day'": 'day',
  "'month'": 'month',
};

/** What two steps together keep. */
export const longerSpan = (one: Span | undefined, other: Span | undefined): Span | undefined =>
  one && other && spans[Math.max(spans.indexOf(one), spans.indexOf(other))];

const textOf = (node: Node | undefined): string | undefined => {
  const value = node && 'A_Const' in node ? node.A_Const.sval?.sval : undefined;
  return value === undefined ? undefined : `'${value.replaceAll("'", "''")}'`;
};
