/** The steps of a JSON pointer (RFC 6901). */
const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value that a JSON pointer points to; undefined where there is none. */
export const valueAt = (value: unknown, pointer: string): unknown =>
  steps(pointer).reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as Record<string, unknown>)[step]
        : undefined,
    value,
  );

/** A copy of an object with what these pointers lead to, in the same places, and nothing else. */
export const pick = (value: unknown, pointers: readonly string[]): Record<string, unknown> => {
  const picked: Record<string, unknown> = {};
  for (const pointer of pointers) {
    const found = valueAt(value, pointer);
    if (found !== undefined) put(picked, pointer, found);
  }
  return picked;
};

/** Puts a value where a pointer says, making the objects on the way. */
export const put = (target: Record<string, unknown>, pointer: string, value: unknown): void => {
  const path = steps(pointer);
  const last = path.pop() ?? '';
  let node = target;
  for (const step of path) node = (node[step] ??= {}) as Record<string, unknown>;
  node[last] = value;
};
