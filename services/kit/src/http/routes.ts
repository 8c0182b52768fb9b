import type { OperationIndexEntry } from '../types.ts';

/** The operation that a request is for, and the raw path segments that its template names. */
export interface Match {
  operation: OperationIndexEntry;
  path: Record<string, string>;
}

/** What a path leads to: the operation, or the methods that exist there. */
export type Routed = { match: Match } | { allowed: string[] } | undefined;

interface Route {
  pattern: RegExp;
  names: string[];
  literals: number;
  operations: Map<string, OperationIndexEntry>;
}

const routeOf = (path: string): Route => {
  const names: string[] = [];
  const parts = path.split(/(\{[^}]+\})/).map((part) => {
    if (!part.startsWith('{')) return part.replaceAll(/[.*+?^$()|[\]\\{}]/g, '\\$&');
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  const literals = path.split('/').filter((segment) => !segment.includes('{')).length;
  return { pattern: new RegExp(`^${parts.join('')}$`), names, literals, operations: new Map() };
};

/** Finds operations by method and raw path; a literal segment wins over a template, and HEAD is read as GET. */
export const createRoutes = (operations: readonly OperationIndexEntry[]) => {
  const byPath = new Map<string, Route>();
  for (const operation of operations) {
    const route = byPath.get(operation.path) ?? routeOf(operation.path);
    route.operations.set(operation.method, operation);
    byPath.set(operation.path, route);
  }
  const routes = [...byPath.values()].sort((left, right) => right.literals - left.literals);
  return (method: string, path: string): Routed => {
    for (const { pattern, names, operations: own } of routes) {
      const found = pattern.exec(path);
      if (!found) continue;
      const operation = own.get(method) ?? (method === 'HEAD' ? own.get('GET') : undefined);
      if (!operation) {
        const methods = [...own.keys()];
        return { allowed: [...methods, ...(own.has('GET') && !own.has('HEAD') ? ['HEAD'] : []), 'OPTIONS'] };
      }
      return {
        match: {
          operation,
          path: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])),
        },
      };
    }
    return undefined;
  };
};
