import { scopeKey } from '@rosetta/access';
import type { Request, RequestHandler, Response } from 'express';
import { BadRequest } from '../problems.ts';
import { etagOf, isKnown } from '../reads/etag.ts';
import type { Caller, CompiledOperation, GeneratedContract, NotModified } from '../types.ts';
import { contextOf } from './context.ts';
import { notAcceptable } from './frameworkProblems.ts';
import type { Match } from './routes.ts';
import { sendEvents } from './sendEvents.ts';
import { type AnyReply, sendReply } from './sendReply.ts';

type AnyHandler = (input: object, deps: unknown) => Promise<AnyReply>;

interface DispatchOptions {
  contract: GeneratedContract;
  handlers: object;
  deps: unknown;
  version: string;
  /** Aborted when the service shuts down: streams of events end then, so that their callers go to another replica. */
  draining?: AbortSignal;
}

/** Refuses a request that accepts none of the media types of the documented successes. */
const negotiate = (req: Request, { responses }: CompiledOperation): void => {
  const offered = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => Object.keys(content));
  if (offered.length > 0 && !req.accepts(offered)) {
    throw notAcceptable(`The answer comes as ${offered.join(' or ')}; accept one of these.`);
  }
};

/** Reads and checks everything the request says; all that is wrong is told at once. */
const readInput = (
  contract: GeneratedContract,
  operation: CompiledOperation,
  { path }: Match,
  req: Request,
) => {
  const cut = req.url.indexOf('?');
  const raw = { query: cut < 0 ? '' : req.url.slice(cut + 1), path, headers: req.headers };
  const { parameters, faults } = contract.judgeParameters(operation as never, raw);
  const body: unknown = operation.body ? req.body : undefined;
  if (operation.body) {
    const mediaType = (req.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    faults.push(...contract.judgeBody(operation as never, mediaType, body));
  }
  if (faults.length > 0) throw new BadRequest(faults.slice(0, 50));
  return { ...parameters, body };
};

const unlessKnown = (req: Request, res: Response, version: string, caller: Caller) => {
  return async <R extends object>(
    revision: string | number,
    produce: () => Promise<R>,
  ): Promise<R | NotModified> => {
    const etag = etagOf(revision, version, scopeKey(caller.scope));
    res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
    return isKnown(req.get('if-none-match'), etag) ? { status: 304 } : produce();
  };
};

/** A signal that is aborted when the caller goes away, or the service does. */
const signalOf = (res: Response, draining: AbortSignal | undefined): AbortSignal => {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  return draining ? AbortSignal.any([gone.signal, draining]) : gone.signal;
};

/** Calls the handler of the matched operation between the checks of its request and its reply. */
export const dispatch =
  ({ contract, handlers, deps, version, draining }: DispatchOptions): RequestHandler =>
  async (req, res) => {
    const { match, caller, log } = contextOf(res) as Required<ReturnType<typeof contextOf>>;
    const { operationId } = match.operation;
    const operation = contract.validators[operationId] as CompiledOperation;
    negotiate(req, operation);
    const input = readInput(contract, operation, match, req);
    res.vary('Authorization');
    const handler = (handlers as Record<string, AnyHandler>)[operationId] as AnyHandler;
    const signal = signalOf(res, draining);
    const reply = await handler(
      { ...input, caller, log, signal, unlessKnown: unlessKnown(req, res, version, caller) },
      deps,
    );
    if (reply.events === undefined) return sendReply(contract, operation, reply, req, res);
    await sendEvents(contract, operation, { ...reply, events: reply.events }, { req, res, signal });
  };
