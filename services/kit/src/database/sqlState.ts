/** The SQLSTATE of a failed statement, wherever slonik has put it. */
export const sqlStateOf = (error: unknown): string | undefined => {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth += 1
  ) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
};
