import type { Role } from './roles.ts';
import type { Scope } from './scope.ts';

/** A verified caller: who the token says it is, and the AD groups that the token carries. */
export interface Identity {
  readonly subject: string;
  readonly groups: readonly string[];
}

/** Answers what a verified caller may do (roles) and may see (scope); the only door to that question. */
export interface AccessDirectory {
  rolesOf(identity: Identity): Promise<ReadonlySet<Role>>;
  scopeOf(identity: Identity): Promise<Scope>;
}

/** Tells whether a caller holds at least one of the roles that an operation asks for. */
export const holdsAnyRole = (held: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.some((role) => held.has(role));
