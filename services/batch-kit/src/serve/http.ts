import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** What the outside asks a worker. */
export interface Answers {
  metrics: Metrics;
  isReady: () => Promise<boolean>;
}

const withDeadline = <T>(work: Promise<T>, ms: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

/** Answers `/healthz` (it lives), `/readyz` (it can take runs now) and `/metrics`. */
export const startHttp = async (
  port: number,
  { metrics, isReady }: Answers,
): Promise<{ port: number; close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    const answer = async (): Promise<[number, string, string]> => {
      switch (request.url) {
        case '/healthz':
          return [200, 'application/json', '{"status":"ok"}'];
        case '/readyz': {
          const ready = await withDeadline(isReady(), 2_000).catch(() => false);
          return [ready ? 200 : 503, 'application/json', `{"status":"${ready ? 'ready' : 'not ready'}"}`];
        }
        case '/metrics':
          return [200, metrics.contentType, await withDeadline(metrics.metrics(), 5_000)];
        default:
          return [404, 'application/json', '{"status":"use /healthz, /readyz or /metrics"}'];
      }
    };
    answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
