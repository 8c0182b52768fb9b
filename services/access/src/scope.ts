/** The applications whose figures a caller may see. */
export interface Scope {
  readonly applications: 'all' | readonly string[];
}

/** The scope of a caller who may see every application. */
export const allApplications: Scope = { applications: 'all' };

/** A stable text of a scope, for cache keys and ETags: equal scopes give equal texts. */
export const scopeKey = ({ applications }: Scope): string =>
  applications === 'all' ? 'all' : [...applications].sort().join('\n');
