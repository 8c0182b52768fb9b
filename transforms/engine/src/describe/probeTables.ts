import pg from 'pg';
import { serverError } from '../build/serverError.ts';
import type { Model, ModelColumn } from '../project/types.ts';
import type { Diagnostic } from '../text/diagnostics.ts';
import type { DescribedField } from './describeStatements.ts';

const { escapeIdentifier } = pg;

/** PostgreSQL allows 1600 columns in a table. */
const most = 1000;

interface Place {
  model: string;
  column: string;
}

/**
 * Empty temporary tables that hold every column of some contracts, side by side: one `create table` for a whole project
 * instead of one per model, which would cost as much as building it. A model is read from them as a CTE of its name, and
 * what the server says of a column leads back to the model.
 */
export class ProbeTables {
  private readonly tables: { name: string; columns: { place: Place; at: ModelColumn }[] }[] = [];
  private readonly first = new Map<string, { table: number; from: number }>();
  private readonly models: ReadonlyMap<string, Model>;
  private readonly oids = new Map<number, number>();
  private readonly types = new Map<string, DescribedField>();
  /** Columns whose type the server does not know. */
  private readonly unknown = new Set<ModelColumn>();

  constructor(models: readonly Model[]) {
    this.models = new Map(models.map((model) => [model.name, model]));
    for (const model of models) {
      let last = this.tables.at(-1);
      if (!last || last.columns.length + model.columns.length > most) {
        last = { name: `rosetta_probe_${this.tables.length + 1}`, columns: [] };
        this.tables.push(last);
      }
      this.first.set(model.name, { table: this.tables.length - 1, from: last.columns.length });
      last.columns.push(
        ...model.columns.map((at) => ({ place: { model: model.name, column: at.name }, at })),
      );
    }
  }

  /** Creates the tables in a transaction of their own; returns the columns whose type the server refuses, by model. */
  async create(client: pg.Client): Promise<Map<string, Diagnostic>> {
    const refused = new Map<string, Diagnostic>();
    for (;;) {
      const { text, ends } = this.statement();
      try {
        await client.query(text);
        break;
      } catch (error) {
        const position = error instanceof pg.DatabaseError ? Number(error.position) - 1 : NaN;
        const wrong = ends.find(({ end }) => position < end);
        if (!wrong || this.unknown.has(wrong.at)) throw error;
        this.unknown.add(wrong.at);
        const otherwise = wrong.at.at;
        if (!refused.has(wrong.model))
          refused.set(wrong.model, serverError(error, { source: undefined, prefix: '', otherwise }));
      }
    }
    await this.readTypes(client);
    return refused;
  }

  async drop(client: pg.Client): Promise<void> {
    if (this.tables.length > 0)
      await client.query(`drop table ${this.tables.map(({ name }) => `pg_temp.${name}`).join(', ')}`);
  }

  /** A model as a CTE, for those that read it. */
  asCte(name: string): string {
    const model = this.models.get(name)!;
    const { table, from } = this.first.get(name)!;
    const columns = model.columns.map(
      (column, index) => `c${from + index} as ${escapeIdentifier(column.name)}`,
    );
    return `${escapeIdentifier(name)} as (select ${columns.join(', ')} from pg_temp.${this.tables[table]!.name})`;
  }

  /** The declared type of a column as the server knows it; nothing when it does not. */
  typeOf(model: string, column: ModelColumn): DescribedField | undefined {
    return this.unknown.has(column) ? undefined : this.types.get(`${model}.${column.name}`);
  }

  /** The model's column that a described field is taken from. */
  placeOf({ tableID, columnID }: DescribedField): Place | undefined {
    const table = this.oids.get(tableID);
    return table === undefined ? undefined : this.tables[table]!.columns[columnID - 1]?.place;
  }

  private statement(): { text: string; ends: { model: string; at: ModelColumn; end: number }[] } {
    const ends: { model: string; at: ModelColumn; end: number }[] = [];
    let text = '';
    for (const { name, columns } of this.tables) {
      text += `create temporary table ${name} (`;
      columns.forEach(({ place, at }, index) => {
        text += `${index > 0 ? ', ' : ''}c${index} ${this.unknown.has(at) ? 'text' : at.type}`;
        ends.push({ model: place.model, at, end: [...text].length });
      });
      text += ');\n';
    }
    return { text, ends };
  }

  private async readTypes(client: pg.Client): Promise<void> {
    const statements = this.tables.map(({ name }) => `table pg_temp.${name} limit 0`);
    for (const [index, statement] of statements.entries()) {
      const { fields } = await client.query(statement);
      fields.forEach((field, column) => {
        this.oids.set(field.tableID, index);
        const { place } = this.tables[index]!.columns[column]!;
        this.types.set(`${place.model}.${place.column}`, field);
      });
    }
  }
}
