import type { Node, TypeName } from 'libpg-query';
import { grammar } from './grammar.ts';

/**
 * PostgreSQL's own spelling of a type in a parse tree: `integer` and `int4` are one, and so are `numeric(10)` and
 * `numeric(10,0)`, `text[]` and `text[3][]`.
 */
export const canonicalType = (type: TypeName): string => {
  const name = (type.names ?? []).map(text).at(-1) ?? '';
  const typmods = (type.typmods ?? []).map(number);
  if (name === 'numeric' && typmods.length === 1) typmods.push('0');
  return `${name}${typmods.length > 0 ? `(${typmods.join(',')})` : ''}${type.arrayBounds?.length ? '[]' : ''}`;
};

/** The canonical spelling of a type as a person writes it, or nothing when it is no type name. */
export const readType = (written: string): Promise<string | undefined> => {
  let read = known.get(written);
  if (!read) known.set(written, (read = parseType(written)));
  return read;
};

/** A project has thousands of columns and a few dozen types. */
const known = new Map<string, Promise<string | undefined>>();

const parseType = async (written: string): Promise<string | undefined> => {
  try {
    const { parseSync } = await grammar();
    const tree = parseSync(`select null::${written}`);
    const statement = tree.stmts?.length === 1 ? tree.stmts[0]?.stmt : undefined;
    if (!statement || !('SelectStmt' in statement)) return undefined;
    const { targetList, ...rest } = statement.SelectStmt;
    const target = targetList?.length === 1 ? targetList[0] : undefined;
    const value =
      target && 'ResTarget' in target && !target.ResTarget.name ? target.ResTarget.val : undefined;
    if (!value || !('TypeCast' in value) || rest.fromClause || rest.whereClause) return undefined;
    return value.TypeCast.typeName ? canonicalType(value.TypeCast.typeName) : undefined;
  } catch {
    return undefined;
  }
};

const text = (node: Node): string => ('String' in node ? (node.String.sval ?? '') : '');

const number = (node: Node): string => {
  if (!('A_Const' in node)) return '?';
  return String(node.A_Const.ival?.ival ?? (node.A_Const.ival ? 0 : '?'));
};
