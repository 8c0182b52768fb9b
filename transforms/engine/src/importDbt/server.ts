import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect } from '../database/connect.ts';
import { qualified } from '../database/quote.ts';

/** A column as PostgreSQL describes it. */
export interface TypedColumn {
  name: string;
  type: string;
}

/** What PostgreSQL says against a statement: why, and at which character of it. */
export interface Refusal {
  message: string;
  offset: number | undefined;
}

const schema = 'rosetta_import_dbt';
const { escapeIdentifier } = pg;

/**
 * A transaction in which the project's relations are made, empty, so that PostgreSQL tells their columns. It is rolled
 * back: the database is as it was.
 */
export class Server {
  private readonly client: pg.Client;
  private constructor(client: pg.Client) {
    this.client = client;
  }

  /** Does a piece of work in such a transaction. @throws TransformError when the database cannot be reached. */
  static async with<Result>(url: string, work: (server: Server) => Promise<Result>): Promise<Result> {
    const client = await connect(url, 'import-dbt', [schema, 'public']);
    try {
      await client.query(`begin; create schema ${schema}`);
      return await work(new Server(client));
    } finally {
      await client.end(); // the open transaction goes with it
    }
  }

  /** The columns of a relation that is in the database already. */
  async columnsOf(inSchema: string, name: string): Promise<TypedColumn[] | undefined> {
    const { rows } = await this.client.query<TypedColumn>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
      [qualified(inSchema, name)],
    );
    return rows.length > 0 ? rows : undefined;
  }

  /** Makes an empty table: what stands for a source that is not there, or for a model that could not be typed. */
  async declare(
    inSchema: string | undefined,
    name: string,
    columns: readonly TypedColumn[],
  ): Promise<Refusal | undefined> {
    const list = columns.map((column) => `${escapeIdentifier(column.name)} ${column.type}`).join(', ');
    const place = inSchema ? `create schema if not exists ${escapeIdentifier(inSchema)}; ` : '';
    return this.attempt(
      () => this.client.query(`${place}create table ${qualified(inSchema ?? schema, name)} (${list})`),
      0,
    );
  }

  /** Loads rows into a table that `declare` made. */
  async load(name: string, columns: readonly string[], csv: string): Promise<Refusal | undefined> {
    const list = columns.map((column) => escapeIdentifier(column)).join(', ');
    return this.attempt(
      () =>
        pipeline(
          Readable.from([Buffer.from(csv)]),
          this.client.query(
            copyFrom(`copy ${qualified(schema, name)} (${list}) from stdin with (format csv, header true)`),
          ),
        ),
      0,
    );
  }

  /** Makes a relation of a SELECT, without rows, and tells its columns. */
  async create(name: string, select: string): Promise<TypedColumn[] | Refusal> {
    const prefix = `create table ${qualified(schema, name)} as\n`;
    const refused = await this.attempt(
      () => this.client.query(`${prefix}${select}\nwith no data`),
      prefix.length,
    );
    return refused ?? (await this.columnsOf(schema, name)) ?? [];
  }

  private async attempt(work: () => Promise<unknown>, before: number): Promise<Refusal | undefined> {
    await this.client.query('savepoint one');
    try {
      await work();
      await this.client.query('release savepoint one');
      return undefined;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      await this.client.query('rollback to savepoint one');
      const position = Number(error.position ?? 0);
      return { message: error.message, offset: position > before ? position - 1 - before : undefined };
    }
  }
}

/** True for what PostgreSQL refused. */
export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'message' in result;
