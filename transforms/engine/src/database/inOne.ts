/** The one row of an answer that holds all rows of a query. */
export interface InOne<Row> {
  all: Row[];
}

/**
 * A query whose rows come as one JSON value: thousands of rows of many columns are read in a fraction of the time. Numbers
 * that JavaScript cannot hold must not be among them.
 */
export const inOne = (query: string): string =>
  `select coalesce(json_agg(row_to_json(each)), '[]') as all from (${query}) as each`;
