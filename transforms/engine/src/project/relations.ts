import type { Relation } from '../sql/relation.ts';
import { readType } from '../sql/typeName.ts';
import type { Model, Source } from './types.ts';

/** A model as others see it: the columns of its contract. */
export const relationOfModel = async (model: Model): Promise<Relation> => relation(model.name, model.columns);

/** A source as models see it: its declared columns. */
export const relationOfSource = async (source: Source): Promise<Relation> =>
  relation(source.name, source.columns);

const relation = async (
  name: string,
  columns: readonly { name: string; type: string; notNull: boolean }[],
): Promise<Relation> => ({
  columns: await Promise.all(
    columns.map(async (column) => ({
      name: column.name,
      origins: [{ relation: name, column: column.name }],
      inputs: [{ relation: name, column: column.name, kind: 'IDENTITY' as const }],
      nullable: !column.notNull,
      type: await readType(column.type),
    })),
  ),
  open: false,
  influences: [],
});
