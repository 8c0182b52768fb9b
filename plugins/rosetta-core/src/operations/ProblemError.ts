/** A refusal or failure as the services send it (RFC 9457). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  requestId?: string;
  errors?: readonly { pointer: string; detail: string }[];
};

/** The kinds of problem that a page answers in its own way. */
export type ProblemKind = 'unreachable' | 'signedOut' | 'forbidden' | 'unpublished' | 'moved' | 'failed';

/** An API call that did not give data; status 0 means that no service answered. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** What the page should do about it. */
  get kind(): ProblemKind {
    const { status, type } = this.problem;
    if (status === 0) return 'unreachable';
    if (status === 401) return 'signedOut';
    if (status === 403) return 'forbidden';
    if (status === 503 && type.endsWith('not-published')) return 'unpublished';
    if (status === 409 && type.endsWith('cursor-expired')) return 'moved';
    return 'failed';
  }
}
