import { TransformError } from '../text/diagnostics.ts';

/** Run schemas carry project and target with a suffix such as `__overlay__0123abcd`, and a name ends at 63 characters. */
const longestKey = 43;

/** The name of a project's own state in the database: of the project itself, or of the project in a target. */
export const stateKey = (project: string, target: string): string => `${project}@${target}`;

/** Where a schema of the project is in a target. */
export const targetSchema = (target: string, schema: string): string => `${target}_${schema}`;

/** @throws TransformError when a target's name would not give names that PostgreSQL takes whole. */
export const checkTarget = (project: string, schemas: Iterable<string>, target: string): void => {
  if (!/^[a-z][a-z0-9_]*$/.test(target) || target.startsWith('pg_'))
    throw new TransformError(
      `target ${target} must be lower_snake_case and not begin with pg_, as in dev_alice; its schemas are named after it`,
    );
  const key = stateKey(project, target);
  if (key.length > longestKey)
    throw new TransformError(
      `target ${target} is too long: with project ${project} it has ${key.length} characters of ${longestKey} at most; choose a shorter one`,
    );
  const long = [...schemas, 'ops']
    .map((schema) => targetSchema(target, schema))
    .find((name) => name.length > 63);
  if (long)
    throw new TransformError(
      `target ${target} is too long: schema ${long} has ${long.length} characters, PostgreSQL keeps 63; choose a shorter one`,
    );
};
