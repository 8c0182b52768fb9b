import type * as Grammar from 'libpg-query';

let loading: Promise<typeof Grammar> | undefined;

/** PostgreSQL's grammar, loaded when the first text is parsed: a project from the cache needs none. */
export const grammar = (): Promise<typeof Grammar> => (loading ??= load());

const load = async (): Promise<typeof Grammar> => {
  const loaded = await import('libpg-query');
  await loaded.loadModule();
  return loaded;
};
