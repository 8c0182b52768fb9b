/** The cache key of an operation: everything below `finops` belongs to one publication. */
export const key = (operationId: string, query?: object) => ['finops', operationId, query ?? {}] as const;
