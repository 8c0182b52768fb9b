import type pg from 'pg';
import { patchStatements, patchedRelation } from '../build/patchSql.ts';
import { qualified } from '../database/quote.ts';
import { patchSchema, shadowSchema } from '../plan/runSchemas.ts';
import { TransformError } from '../text/diagnostics.ts';
import type { Publication } from './publish.ts';

/** The statements that change one relation where it stands, or fill it before it is swapped in. */
export interface InPlace {
  model: string;
  statements: string[];
}

/**
 * What is done to rows before anything is locked, parents first. Readers go on seeing the old rows: they are deleted and
 * inserted in a transaction, a materialized view is refreshed concurrently, and nobody sees what is in the shadow.
 */
export const inPlace = ({ project, plan, runId }: Publication): InPlace[] =>
  plan.steps.flatMap(({ model: name, action, materialized, patch }) => {
    const model = project.models.get(name);
    if (!model || action === 'remove') return [];
    if (patch) {
      const columns = model.columns.map((column) => column.name);
      const relation = patchedRelation(model, patchSchema(project.name, runId), columns);
      return [{ model: name, statements: patchStatements(patch, relation) }];
    }
    if (action === 'refresh')
      return [
        {
          model: name,
          statements: [`refresh materialized view concurrently ${qualified(model.schema, name)}`],
        },
      ];
    if (action === 'replace' && materialized === 'materialized_view' && plan.overlaid.has(name)) {
      const relation = qualified(shadowSchema(project.name, runId), name);
      return [{ model: name, statements: [`refresh materialized view ${relation}`, `analyze ${relation}`] }];
    }
    return [];
  });

/** @throws TransformError naming the model whose rows the server refuses. */
export const changeInPlace = async (client: pg.Client, changes: readonly InPlace[]): Promise<void> => {
  for (const { model, statements } of changes) {
    try {
      await client.query(statements.join(';\n'));
    } catch (error) {
      const { message, detail } = error as pg.DatabaseError;
      throw new TransformError(
        `the new rows of ${model} cannot be put in their place: ${[message, detail].filter(Boolean).join('; ')}; what was live is untouched`,
      );
    }
  }
};
