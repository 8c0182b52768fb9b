import type { Role, Scope } from '@rosetta/access';
import type { Logger } from 'pino';
import type { Fault } from './problems.ts';

/** The types that `make generate` writes for an API: its operations, and which parameters always have a value. */
export interface ContractTypes {
  operations: object;
  defaulted: object;
}

/** One line of the generated operation index. */
export interface OperationIndexEntry {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
}

/** What the kit needs to know of a compiled contract. */
export interface CompiledOperation {
  readonly body: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, Check | null>>;
  } | null;
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, unknown>> }>>;
}

interface Check {
  (value: unknown): boolean;
  errors?: readonly { instancePath: string }[] | null;
}

interface RawRequest {
  query: string;
  path: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The parameters of a request after decoding, by where they stand. */
export interface Parameters {
  query: Record<string, unknown>;
  path: Record<string, unknown>;
  header: Record<string, unknown>;
}

/** The generated validators of an API: the module `generated/<api>/validators.js`. */
export interface GeneratedContract {
  readonly validators: Readonly<Record<string, CompiledOperation>>;
  judgeParameters(operation: never, raw: RawRequest): { parameters: Parameters; faults: Fault[] };
  judgeReply(
    operation: never,
    reply: { status: number; mediaType?: string; body?: unknown; headers: Readonly<Record<string, unknown>> },
  ): Fault[];
  judgeBody(operation: never, mediaType: string, body: unknown): Fault[];
}

/** Who calls, as a verified token says, with what the directory lets that caller do and see. */
export interface Caller {
  readonly subject: string;
  readonly groups: readonly string[];
  readonly roles: ReadonlySet<Role>;
  readonly scope: Scope;
}

type Parts<C extends ContractTypes, Id extends keyof C['operations']> = C['operations'][Id] extends {
  parameters: infer P;
}
  ? P
  : never;
type Part<P, Place extends string> = P extends { [K in Place]: infer V }
  ? V
  : P extends { [K in Place]?: infer V }
    ? NonNullable<V>
    : object;
type Always<Q, Names> = Omit<Q, Extract<Names, keyof Q>> & Required<Pick<Q, Extract<Names, keyof Q>>>;
type Defaulted<C extends ContractTypes, Id> = Id extends keyof C['defaulted'] ? C['defaulted'][Id] : never;
type BodyOf<O> = O extends { requestBody: { content: infer T } }
  ? T[keyof T]
  : O extends { requestBody?: { content: infer T } }
    ? T[keyof T] | undefined
    : undefined;

/** A reply that says: what you have is still true. */
export interface NotModified {
  status: 304;
}

/** What a handler is given: the checked parts of the request, who asks, and a log that knows the request. */
export interface Input<C extends ContractTypes, Id extends keyof C['operations']> {
  readonly query: Always<Part<Parts<C, Id>, 'query'>, Defaulted<C, Id>>;
  readonly path: Part<Parts<C, Id>, 'path'>;
  /** The headers that the spec names, in lower case. */
  readonly header: LowerKeys<Part<Parts<C, Id>, 'header'>>;
  readonly body: BodyOf<C['operations'][Id]>;
  readonly caller: Caller;
  readonly log: Logger;
  /** Aborted when the caller has gone or the service shuts down: a stream of events must end then. */
  readonly signal: AbortSignal;
  /** Produces the reply unless the caller already has this revision of it, as seen through its scope. */
  readonly unlessKnown: <R extends object>(
    revision: string | number,
    produce: () => Promise<R>,
  ) => Promise<R | NotModified>;
}

type LowerKeys<H> = { [Name in keyof H as Name extends string ? Lowercase<Name> : never]: H[Name] };
type Responses<O> = O extends { responses: infer R } ? R : never;
type ReplyOf<Status, R> = R extends { content: { 'application/json': infer Body } }
  ? { status: Status; body: Body; headers?: Record<string, string> }
  : R extends { content: { 'text/event-stream': infer Event } }
    ? { status: Status; events: AsyncIterable<Event>; headers?: Record<string, string> }
    : R extends { content?: never }
      ? { status: Status; body?: undefined; headers?: Record<string, string> }
      : never;

/** A documented reply of an operation; refusals are thrown as a Problem instead. */
export type Reply<C extends ContractTypes, Id extends keyof C['operations']> = {
  [Status in keyof Responses<C['operations'][Id]> & number]: ReplyOf<
    Status,
    Responses<C['operations'][Id]>[Status]
  >;
}[keyof Responses<C['operations'][Id]> & number];

/** Answers one operation: values in, values out; only the kit touches the response. */
export type Handler<C extends ContractTypes, Id extends keyof C['operations'], Deps> = (
  input: Input<C, Id>,
  deps: Deps,
) => Promise<Reply<C, Id>>;

/** One handler per operation; a missing one is a compile error. */
export type Handlers<C extends ContractTypes, Deps> = {
  readonly [Id in keyof C['operations']]: Handler<C, Id, Deps>;
};
