import { isOutage } from '../database/isOutage.ts';
import { sqlStateOf } from '../database/sqlState.ts';
import { BadRequest, Problem, Unavailable } from '../problems.ts';

const plain =
  (status: number, kind: string, title: string) => (detail: string, headers?: Record<string, string>) =>
    new Problem(detail, { kind, title, status, headers });

/** 405: the path exists, the method does not. */
export const methodNotAllowed = plain(405, 'method-not-allowed', 'Method not allowed');
/** 406: none of the media types that the caller accepts can be given. */
export const notAcceptable = plain(406, 'not-acceptable', 'Not acceptable');
/** 413: the body is larger than the service reads. */
export const tooLarge = plain(413, 'too-large', 'Body too large');
/** 415: the body is of a media type that the operation does not read. */
export const unsupportedMediaType = plain(415, 'unsupported-media-type', 'Unsupported media type');
/** 429: the caller sends more than it may. */
export const tooManyRequests = plain(429, 'too-many-requests', 'Too many requests');

const internal = (cause: unknown) =>
  new Problem('Something failed on our side; quote the request id when asking for help.', {
    kind: 'internal',
    title: 'Internal error',
    status: 500,
    cause,
  });

interface HttpError {
  name?: string;
  code?: string;
  type?: string;
  status?: number;
  limit?: number;
}

const badBody = (detail: string) => new BadRequest([{ pointer: '/body', detail }]);

/** Turns whatever was thrown into the problem that the caller is told. */
export const toProblem = (thrown: unknown): Problem => {
  if (thrown instanceof Problem) return thrown;
  const error = (thrown ?? {}) as HttpError;
  if (error.type === 'entity.too.large') return tooLarge(`The body is larger than ${error.limit} bytes.`);
  if (error.type === 'entity.parse.failed') return badBody('must be JSON');
  if (error.type === 'encoding.unsupported' || error.type === 'charset.unsupported') {
    return unsupportedMediaType('The body must be UTF-8, plain or compressed by gzip, deflate or br.');
  }
  if (error.type === 'request.aborted' || error.type === 'request.size.invalid') {
    return badBody('must be as long as Content-Length says');
  }
  if (error.type !== undefined && error.status === 400) return badBody('must be readable');
  if (
    error.name === 'StatementTimeoutError' ||
    error.name === 'StatementCancelledError' ||
    sqlStateOf(thrown) === '57014'
  ) {
    return new Unavailable(
      'too-slow',
      'Too slow',
      'The database took too long; ask for a shorter period or fewer items.',
      { cause: thrown },
    );
  }
  if (isOutage(thrown)) {
    return new Unavailable(
      'database-down',
      'Database down',
      'The database does not answer; try again shortly.',
      { cause: thrown },
    );
  }
  return internal(thrown);
};
