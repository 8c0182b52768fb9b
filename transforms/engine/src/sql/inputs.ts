import type { DirectKind, IndirectKind, Input } from './relation.ts';

const strength: Partial<Record<Input['kind'], number>> = { IDENTITY: 0, TRANSFORMATION: 1, AGGREGATION: 2 };

/** True for a column that a value is made of. */
export const isDirect = (input: Pick<Input, 'kind'>): boolean => input.kind in strength;

/** Inputs of a value that was made from another: the strongest way wins, an influence stays what it is. */
export const through = (inputs: readonly Input[], kind: DirectKind): Input[] =>
  kind === 'IDENTITY'
    ? [...inputs]
    : inputs.map((input) =>
        isDirect(input) && strength[input.kind]! < strength[kind]! ? { ...input, kind } : input,
      );

/** Inputs of a value that only decides: what it is made of decides in the same way. */
export const deciding = (inputs: readonly Input[], kind: IndirectKind): Input[] =>
  inputs.map((input) => (isDirect(input) ? { ...input, kind } : input));

/** The union of several lists, each column once per kind, and once only among the direct kinds: the strongest. */
export const mergeInputs = (lists: readonly (readonly Input[])[]): Input[] => {
  if (lists.length === 1) return [...lists[0]!];
  const merged = new Map<string, Input>();
  for (const list of lists) {
    for (const input of list) {
      const direct = isDirect(input);
      const key = `${input.relation}.${input.column} ${direct ? '' : input.kind}`;
      const known = merged.get(key);
      if (!known || (direct && strength[known.kind]! < strength[input.kind]!)) merged.set(key, input);
    }
  }
  return [...merged.values()];
};
