import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { keywordOfKind, relationKeyword } from '../database/relationKeyword.ts';
import { retiredSchema, shadowSchema } from '../plan/runSchemas.ts';
import { modelsOf } from '../plan/types.ts';
import type { Publication } from './publish.ts';

const { escapeIdentifier } = pg;

/**
 * Takes the locks of all that goes before the first move: a reader who holds one relation and waits for another is met
 * within the moment that this takes, not during all moves. LOCK TABLE would refuse a materialized view, and lock all that
 * a view reads; to set the schema that it is in locks just that relation.
 */
export const locks = ({ plan }: Publication): string[] =>
  leaving(plan).map(({ kind, schema, name }) =>
    kind === 'r'
      ? `lock table only ${qualified(schema, name)} in access exclusive mode`
      : `alter ${keywordOfKind(kind)} ${qualified(schema, name)} set schema ${escapeIdentifier(schema)}`,
  );

/** Old relations go out before new ones come in. */
export const moves = ({ project, plan, runId }: Publication): string[] => {
  const retired = escapeIdentifier(retiredSchema(project.name, runId));
  const out = leaving(plan).map(
    ({ kind, schema, name }) =>
      `alter ${keywordOfKind(kind)} ${qualified(schema, name)} set schema ${retired}`,
  );
  const into = modelsOf(plan, 'replace').map((name) => {
    const { materialized, schema } = project.model(name);
    const shadow = qualified(shadowSchema(project.name, runId), name);
    return `alter ${relationKeyword(materialized)} ${shadow} set schema ${escapeIdentifier(schema)}`;
  });
  return [...out, ...into];
};

const leaving = (plan: Publication['plan']) =>
  modelsOf(plan, 'replace', 'remove').flatMap((name) => {
    const live = plan.live.get(name);
    return live ? [{ name, schema: live.schema, kind: live.kind }] : [];
  });
