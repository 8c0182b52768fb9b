import type pg from 'pg';
import { opsOf } from '../database/opsSchema.ts';
import { foreignViewsIn, type Dependent, type ForeignView } from '../plan/foreignDependents.ts';
import { modelsOf } from '../plan/types.ts';
import type { Publication } from './publish.ts';
import type { Questions } from './questions.ts';
import { publicationStatement, type Records } from './recordPublication.ts';
import { runAll } from './runAll.ts';

/**
 * Locks the publication, for which those wait who read with several statements: they would see the rows of a patched or
 * refreshed relation change in between. A single statement needs no lock on those, since it sees one moment. In the same
 * request it records the publication, and asks once more what may have changed until now.
 * @returns the publication's id, null when readers see no difference, and the views of other projects on what goes.
 * @throws TransformError when something came to stand on a relation since the plan was made.
 */
export const lockPublication = async (
  client: pg.Client,
  publication: Publication,
  { records, questions }: { records: Records; questions: Questions },
): Promise<{ id: string | null; views: ForeignView[] }> => {
  const { project, plan } = publication;
  if (modelsOf(plan, 'replace', 'patch', 'refresh', 'remove').length === 0) return { id: null, views: [] };
  const results: unknown = await client.query(
    [
      `lock table ${opsOf(project.name)}.publication in access exclusive mode`,
      publicationStatement(publication, records),
      ...questions.dependents,
      ...questions.grants,
    ].join(';\n'),
  );
  const [, recorded, ...asked] = results as [
    pg.QueryResult,
    pg.QueryResult<{ id: string }>,
    ...pg.QueryResult[],
  ];
  const dependents = questions.dependents.length > 0 ? (asked.shift()!.rows as Dependent[]) : [];
  const grants = (asked[0]?.rows ?? []) as { statement: string }[];
  await runAll(
    client,
    grants.map(({ statement }) => statement),
  );
  return { id: recorded.rows[0]!.id, views: foreignViewsIn(project, plan, dependents) };
};
