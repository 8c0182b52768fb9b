/** An operation as the generated index tells it. */
export type Operation = {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
  /** It answers with events, for as long as there are any. */
  readonly streams?: boolean;
};

/** What the gateway knows of a service before it calls it: whom tokens are for, and every operation it has. */
export type Contract = { readonly audience: string; readonly operations: readonly Operation[] };
