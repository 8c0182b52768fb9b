import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';

/** How to run an app and how to end it. */
export interface StartOptions {
  port: number;
  log: Logger;
  /** Called first, so that readiness turns off before connections do. */
  onDrain?: () => void;
  /** Called last, to end the database pool and the like. */
  onStop?: () => Promise<void>;
  /** How long requests in flight may take after the first signal. */
  deadlineMs?: number;
}

/** A running service. */
export interface RunningService {
  port: number;
  stop: () => Promise<void>;
}

/** A token with a thousand AD groups, and their list for the audit log, are some 100 KB: far beyond Node's own 16. */
const maxHeaderSize = 128 * 1024;

const close = (server: Server, deadlineMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
    // A connection that falls idle now would be waited for until its keep-alive ends.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
  });

/** Listens until SIGTERM or SIGINT; then takes no new connection, lets requests in flight end, and cuts them off at the deadline. */
export const startService = async (app: RequestListener, options: StartOptions): Promise<RunningService> => {
  const { log, deadlineMs = 10_000 } = options;
  const server = createServer({ maxHeaderSize }, app);
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, resolve);
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      options.onDrain?.();
      // Before the app: one that answers at once has sent its headers, and setting one more would throw.
      server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
      await close(server, deadlineMs);
      await options.onStop?.();
      log.info('stopped');
    })();
    return stopping;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(
      signal,
      () => void stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed')),
    );
  }
  const { port } = server.address() as AddressInfo;
  log.info({ port }, 'listening');
  return { port, stop };
};
