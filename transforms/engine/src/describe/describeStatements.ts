import type pg from 'pg';

/** A column of a statement's answer as the server describes it (RowDescription). */
export interface DescribedField {
  name: string;
  /** The relation and column that the value is taken from as it is; 0 when it is made by an expression. */
  tableID: number;
  columnID: number;
  dataTypeID: number;
  dataTypeModifier: number;
}

/** What the server says of a statement: its columns, or why it cannot be run. */
export type Described = { fields: DescribedField[] } | { error: Error };

/**
 * Has the server analyse statements without planning or running them, in one round trip: Parse and Describe of each, and
 * one Sync behind the last. An error makes the server skip to the Sync; then those behind it are sent again, so the trips
 * are one more than the errors.
 */
export const describeStatements = async (
  client: pg.Client,
  statements: readonly string[],
): Promise<Described[]> => {
  const described: Described[] = [];
  while (described.length < statements.length) {
    const rest = statements.slice(described.length);
    const { fields, error } = await new Promise<Answer>((resolve) => {
      client.query(new Describes(rest, resolve));
    });
    described.push(...fields.map((each) => ({ fields: each })));
    if (error) described.push({ error });
  }
  return described;
};

interface Answer {
  fields: DescribedField[][];
  error: Error | undefined;
}

/** What `pg` asks of a query of one's own; the messages have no other public way in. */
interface Connection {
  stream: { cork: () => void; uncork: () => void };
  parse: (message: { text: string; name: string }) => void;
  describe: (message: { type: 'S'; name: string }) => void;
  sync: () => void;
}

class Describes {
  private readonly statements: readonly string[];
  private readonly resolve: (answer: Answer) => void;
  private readonly fields: DescribedField[][] = [];
  /** `pg` puts its own in here when a query timeout is set. */
  callback: () => void = () => undefined;

  constructor(statements: readonly string[], resolve: (answer: Answer) => void) {
    this.statements = statements;
    this.resolve = resolve;
  }

  submit(given: unknown): void {
    const connection = given as Connection;
    connection.stream.cork();
    for (const text of this.statements) {
      connection.parse({ text, name: '' });
      connection.describe({ type: 'S', name: '' });
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: DescribedField[] }): void {
    this.fields.push(fields);
  }

  handleError(error: Error): void {
    this.resolve({ fields: this.fields, error });
  }

  handleReadyForQuery(): void {
    this.resolve({ fields: this.fields, error: undefined });
  }
}
