/** The schema in which a run builds. */
export const shadowSchema = (project: string, runId: string): string =>
  `${project}__shadow__${runId.slice(0, 8)}`;

/** The schema in which a run builds the new rows of relations that are patched, each under its model's name. */
export const patchSchema = (project: string, runId: string): string =>
  `${project}__patch__${runId.slice(0, 8)}`;

/** The schema through which a run reads relations as they will be once it is published. */
export const overlaySchema = (project: string, runId: string): string =>
  `${project}__overlay__${runId.slice(0, 8)}`;

/** The schema to which a run moves what it replaced, until it is dropped. */
export const retiredSchema = (project: string, runId: string): string =>
  `${project}__retired__${runId.slice(0, 8)}`;

/** A regular expression for the schemas of all runs of a project, which never hold anything that is live. */
export const ownSchemaPattern = (project: string): string =>
  `^${project}__(shadow|patch|overlay|retired)__[0-9a-f]{8}$`;
