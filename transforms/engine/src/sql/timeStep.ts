import type { Node } from 'libpg-query';
import { canonicalType } from './typeName.ts';

/** One step of an expression that makes a time of another time. */
export interface TimeStep {
  inner: Node | undefined;
  write: (reference: string) => string;
  monotone: boolean;
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
      monotone: true,
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
      monotone: !third,
    };
  }
  if (name.String.sval === 'timezone')
    return { inner: second, write: (reference) => `timezone(${text}, ${reference})`, monotone: false };
  return undefined;
};

const textOf = (node: Node | undefined): string | undefined => {
  const value = node && 'A_Const' in node ? node.A_Const.sval?.sval : undefined;
  return value === undefined ? undefined : `'${value.replaceAll("'", "''")}'`;
};
