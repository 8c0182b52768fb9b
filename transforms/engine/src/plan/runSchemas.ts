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

/** The schemas that a run works with. */
export interface RunSchemas {
  shadow: string;
  patch: string;
  overlay: string;
  /** What is found when the schemas of the run have nothing of a name. */
  live: string[];
}

/** The schemas of a run. */
export const runSchemas = (project: string, runId: string, live: Iterable<string>): RunSchemas => ({
  shadow: shadowSchema(project, runId),
  patch: patchSchema(project, runId),
  overlay: overlaySchema(project, runId),
  live: [...new Set([...live, 'public'])],
});

/** Where rows are read: as they will be once the run is published. */
export const readingPath = ({ overlay, shadow, live }: RunSchemas): string[] => [overlay, shadow, ...live];

/** Where names are looked up for what holds object ids and stays: an overlay goes when the run is over. */
export const standingPath = ({ shadow, live }: RunSchemas): string[] => [shadow, ...live];
