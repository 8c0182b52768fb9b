import { sqlStateOf } from './sqlState.ts';

const classes = new Set(['ConnectionError', 'BackendTerminatedError', 'BackendTerminatedUnexpectedlyError']);
const codes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|08\d{3}|57P0[123]|53300)$/;

/** Tells a database that does not answer from a statement that is wrong: by slonik's class, the socket's code or the SQLSTATE. */
export const isOutage = (error: unknown): boolean =>
  classes.has((error as Error | undefined)?.name ?? '') || codes.test(sqlStateOf(error) ?? '');
