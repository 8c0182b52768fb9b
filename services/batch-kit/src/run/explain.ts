const sentences: Record<string, string> = {
  '53100': 'The disk of PostgreSQL is full: free space or make it larger, then relaunch the run',
  '53200': 'PostgreSQL has no memory left: give it more or run less beside it, then relaunch the run',
  '53300': 'PostgreSQL takes no more connections: raise max_connections or end some, then relaunch the run',
  '42501': 'The batch may not do that in PostgreSQL: give its role the right, then relaunch the run',
};

/** An error in one sentence for the person on duty: what PostgreSQL says by a code is said with what to do. */
export const explain = (error: unknown): string => {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: unknown };
  const sentence = sentences[code ?? ''] ?? sentences[(cause as { code?: string } | undefined)?.code ?? ''];
  const text = message?.trim() || String(error);
  return sentence ? `${sentence} (${text}).` : text;
};
