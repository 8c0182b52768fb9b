/** One thing that is wrong with a request: a JSON pointer to it, and what is wrong. */
export interface Fault {
  pointer: string;
  detail: string;
}

interface ProblemOptions {
  /** The last part of the problem's type; names the kind for programs. */
  kind: string;
  title: string;
  status: number;
  errors?: readonly Fault[];
  headers?: Readonly<Record<string, string>>;
  /** What the log should know and the caller must not. */
  cause?: unknown;
}

/** A refusal with everything that the caller is told; its message is the public detail. */
export class Problem extends Error {
  readonly kind: string;
  readonly title: string;
  readonly status: number;
  readonly errors?: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(detail: string, { kind, title, status, errors, headers = {}, cause }: ProblemOptions) {
    super(detail, { cause });
    this.name = new.target.name;
    this.kind = kind;
    this.title = title;
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** 400: the request breaks the contract; `errors` says where. */
export class BadRequest extends Problem {
  constructor(errors: readonly Fault[], detail?: string) {
    const parts =
      errors.length === 1
        ? '1 part of the request is wrong'
        : `${errors.length} parts of the request are wrong`;
    super(detail ?? `${parts}; see errors.`, {
      kind: 'bad-request',
      title: 'Bad request',
      status: 400,
      errors,
    });
  }
}

/** 401: no token, or none that this service trusts. */
export class Unauthenticated extends Problem {
  constructor(detail: string, error?: 'invalid_token' | 'invalid_request', cause?: unknown) {
    const reason = error ? `, error="${error}", error_description="${detail.replaceAll(/["\\]/g, "'")}"` : '';
    super(detail, {
      kind: 'unauthenticated',
      title: 'Authentication required',
      status: 401,
      headers: { 'WWW-Authenticate': `Bearer realm="rosetta"${reason}` },
      cause,
    });
  }
}

/** 403: the caller is known but may not do this. */
export class Forbidden extends Problem {
  constructor(detail: string) {
    super(detail, { kind: 'forbidden', title: 'Not allowed', status: 403 });
  }
}

/** 404: there is no such thing. */
export class NotFound extends Problem {
  constructor(detail: string, kind = 'not-found') {
    super(detail, { kind, title: 'Not found', status: 404 });
  }
}

/** 409: the request does not fit the present state; the kind says how. */
export class Conflict extends Problem {
  constructor(kind: string, title: string, detail: string) {
    super(detail, { kind, title, status: 409 });
  }
}

/** 503: it cannot be served now, and may be later. */
export class Unavailable extends Problem {
  constructor(
    kind: string,
    title: string,
    detail: string,
    { retryAfter = 5, cause }: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { kind, title, status: 503, headers: { 'Retry-After': String(retryAfter) }, cause });
  }
}
