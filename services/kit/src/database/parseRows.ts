import { type Interceptor, SchemaValidationError } from 'slonik';

/** Holds every row against the schema of its query: slonik itself checks nothing. */
export const parseRows: Interceptor = {
  name: 'parse-rows',
  transformRow: ({ resultParser }, query, row) => {
    if (!resultParser) return row;
    const result = resultParser['~standard'].validate(row);
    if (result instanceof Promise) throw new TypeError('A row schema must not be asynchronous.');
    if (result.issues) throw new SchemaValidationError(query, row, result.issues);
    return result.value as typeof row;
  },
};
