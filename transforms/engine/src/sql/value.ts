import { mergeInputs, through } from './inputs.ts';
import { mergeOrigins, type DirectKind, type OutputColumn } from './relation.ts';

/** What an expression is made of, and whether it may be null. */
export type Value = Omit<OutputColumn, 'name' | 'at'>;

/** A value that no column has a part in. */
export const constant = (nullable: boolean, alwaysNull = false): Value => ({
  origins: [],
  inputs: [],
  nullable,
  ...(alwaysNull ? { alwaysNull } : {}),
});

/** A value made from others; whether it may be null is for the caller to say. */
export const madeOf = (values: readonly Value[], kind: DirectKind, nullable: boolean): Value => ({
  origins: mergeOrigins(values.map(({ origins }) => origins)),
  inputs: through(mergeInputs(values.map(({ inputs }) => inputs)), kind),
  nullable,
});

/** The type of what is one of some values, or put together from them, when one of them is JSON: then all are. */
export const jsonType = (values: readonly Value[]): Pick<Value, 'type'> =>
  values.some(({ type }) => type === 'jsonb') ? { type: 'jsonb' } : {};

/** True when one of the values may be null. */
export const anyNullable = (values: readonly Value[]): boolean => values.some(({ nullable }) => nullable);
