import type { OpenApiDocument } from '../document.ts';
import { operationsOf } from '../operations.ts';
import type { Change } from './change.ts';
import { nameOf } from './removedOperations.ts';

/** The roles that may call an operation no longer: whoever holds only these is locked out, which no schema shows. */
export const removedRoles = (from: OpenApiDocument, to: OpenApiDocument, extension: string): Change[] => {
  const newer = new Map(operationsOf(to).map((operation) => [operation.operationId, operation]));
  return operationsOf(from).flatMap((operation) => {
    const now = newer.get(operation.operationId);
    const before = operation.source[extension] as string[] | undefined;
    // No list means that every caller may.
    const after = now?.source[extension] as string[] | undefined;
    if (!now || !after) return [];
    const lost = before ? before.filter((role) => !after.includes(role)) : ['everyone'];
    return lost.map((role) => ({
      breaking: true,
      rule: 'operation-role-removed',
      where: nameOf(now),
      text: `${role} may no longer call it`,
    }));
  });
};
