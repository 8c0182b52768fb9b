import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { relationKeyword } from '../database/relationKeyword.ts';
import type { Model } from '../project/types.ts';

/** The statement that puts a contract's descriptions on a relation. */
export const commentsOn = (
  model: Model,
  schema: string,
  keyword = relationKeyword(model.materialized),
): string => {
  const relation = qualified(schema, model.name);
  const text = (description: string) => (description === '' ? 'null' : pg.escapeLiteral(description));
  return [
    `comment on ${keyword} ${relation} is ${text(model.description)}`,
    ...model.columns.map(
      ({ name, description }) =>
        `comment on column ${relation}.${pg.escapeIdentifier(name)} is ${text(description)}`,
    ),
  ].join(';\n');
};
