import pg from 'pg';
import { qualified } from '../database/quote.ts';
import { relationKeyword } from '../database/relationKeyword.ts';
import type { Model } from '../project/types.ts';

/** The statements that put a contract's descriptions on a relation that has none yet. */
export const firstComments = (model: Model, schema: string, keyword?: string): string[] =>
  comments(model, schema, keyword).filter((statement) => !statement.endsWith(' is null'));

/** The statement that puts a contract's descriptions on a relation, and takes off what it had. */
export const commentsOn = (model: Model, schema: string, keyword?: string): string =>
  comments(model, schema, keyword).join(';\n');

const comments = (model: Model, schema: string, keyword = relationKeyword(model.materialized)): string[] => {
  const relation = qualified(schema, model.name);
  const text = (description: string) => (description === '' ? 'null' : pg.escapeLiteral(description));
  return [
    `comment on ${keyword} ${relation} is ${text(model.description)}`,
    ...model.columns.map(
      ({ name, description }) =>
        `comment on column ${relation}.${pg.escapeIdentifier(name)} is ${text(description)}`,
    ),
  ];
};
