import pg from 'pg';

/**
 * The schema, quoted, of the engine's own tables: `ops`, and `dev_alice_ops` for a project in a target, called
 * `library@dev_alice`: nothing that a developer does writes to, or locks, what production and its readers use.
 */
export const opsOf = (project: string): string => {
  const [, target] = project.split('@');
  return target === undefined ? 'ops' : pg.escapeIdentifier(`${target}_ops`);
};
