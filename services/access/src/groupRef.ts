const prefix = 'group:default/';

/** Names an AD group as a portal group reference: lower case, with what a reference cannot hold percent-encoded. */
export const groupRef = (group: string): string =>
  prefix +
  group
    .trim()
    .toLowerCase()
    .replace(/[%:/\s]/g, encodeURIComponent);

/** Reads the AD groups back from portal references; references of other kinds are not groups and are left out. */
export const groupsOfRefs = (refs: readonly string[]): string[] =>
  refs.filter((ref) => ref.startsWith(prefix)).map((ref) => decodeURIComponent(ref.slice(prefix.length)));
