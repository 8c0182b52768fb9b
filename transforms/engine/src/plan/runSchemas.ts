/** The schema in which a run builds. */
export const shadowSchema = (project: string, runId: string): string =>
  `${project}__shadow__${runId.slice(0, 8)}`;

/** The schema to which a run moves what it replaced, until it is dropped. */
export const retiredSchema = (project: string, runId: string): string =>
  `${project}__retired__${runId.slice(0, 8)}`;

/** A regular expression for the schemas of all runs of a project, which never hold anything that is live. */
export const ownSchemaPattern = (project: string): string => `^${project}__(shadow|retired)__[0-9a-f]{8}$`;
