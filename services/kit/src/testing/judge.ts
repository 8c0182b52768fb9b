import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import openApiValidator from 'express-openapi-validator';

/** A reply to hold against the spec. */
export interface RecordedReply {
  status: number;
  contentType: string | null;
  body: unknown;
}

/** What the independent judge says of one request and reply. */
export interface Verdict {
  request: 'good' | 'bad';
  reply: 'good' | 'bad';
  reasons: string[];
}

/**
 * Starts express-openapi-validator beside ours: it reads the same spec with other code, and so must come to the same verdict.
 * Tokens are left to the service's own tests.
 */
export const startJudge = async (bundle: object) => {
  let recorded: RecordedReply = { status: 200, contentType: null, body: null };
  let verdict: Verdict;
  const app = express();
  app.use((_req, _res, next) => {
    verdict = { request: 'bad', reply: 'good', reasons: [] };
    next();
  });
  app.use(express.json());
  app.use(
    openApiValidator.middleware({
      apiSpec: structuredClone(bundle) as never,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: true,
      validateSecurity: false,
      validateFormats: true,
      formats: {
        month: { type: 'string', validate: () => true },
        decimal: { type: 'string', validate: () => true },
      },
    }),
  );
  app.use((_req, res) => {
    verdict.request = 'good';
    res.status(recorded.status);
    if (recorded.contentType) res.type(recorded.contentType).json(recorded.body);
    else res.end();
  });
  const onError: ErrorRequestHandler = (error: { message: string }, _req, res, _next) => {
    verdict.reasons.push(error.message);
    if (verdict.request === 'good') verdict.reply = 'bad';
    res.status(200).end();
  };
  app.use(onError);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    judge: async (path: string, reply: RecordedReply, init: RequestInit = {}): Promise<Verdict> => {
      recorded = reply;
      await fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { Accept: 'application/json, application/problem+json', ...(init.headers as object) },
      });
      return verdict;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};
