/** The SQLSTATE of a failed statement, or the code of a failed socket, wherever slonik has put it. */
export const sqlStateOf = (error: unknown): string | undefined => {
  let current = error;
  for (let depth = 0; typeof current === 'object' && current !== null && depth < 5; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string') return code;
    current = cause;
  }
  return undefined;
};
