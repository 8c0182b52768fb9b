/** The kinds of refusal that the gateway itself utters: slug -> status and title. Services use the same slugs. */
const kinds = {
  'bad-request': [400, 'Bad request'],
  unauthenticated: [401, 'Authentication required'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'payload-too-large': [413, 'Body too large'],
  internal: [500, 'Internal error'],
  'bad-gateway': [502, 'Service failed'],
  'service-unavailable': [503, 'Service unavailable'],
  'gateway-timeout': [504, 'Service too slow'],
} as const;

/** The name of a kind of refusal. */
export type ProblemKind = keyof typeof kinds;

/** A refusal or failure as the caller may read it; the cause is for the log only. */
export class GatewayProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    options: { cause?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(detail, { cause: options.cause });
    [this.status, this.title] = kinds[kind];
    this.type = `urn:rosetta:problem:${kind}`;
    this.headers = options.headers ?? {};
  }
}
