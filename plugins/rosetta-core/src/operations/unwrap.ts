import { ProblemError, type Problem } from './ProblemError';

/** What a generated client gives back. */
export type Reply<T> = { data?: T; error?: unknown; response: Response };

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'status' in body && 'type' in body;

// Something between the portal and the service answered in its own words (a proxy's HTML page, for one).
const foreign = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText || `HTTP ${response.status}`,
  status: response.status,
  detail: '',
  requestId: response.headers.get('x-request-id') ?? undefined,
});

/**
 * The data of a call.
 * @throws ProblemError when the service refuses, fails or cannot be reached; an aborted call throws its own error.
 */
export const unwrap = async <T>(call: Promise<Reply<T>>): Promise<T> => {
  const reply = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    if (cause instanceof ProblemError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ProblemError({ type: 'about:blank', title: '', status: 0, detail });
  });
  if (reply.response.ok && reply.data !== undefined) return reply.data;
  throw new ProblemError(isProblem(reply.error) ? reply.error : foreign(reply.response));
};
