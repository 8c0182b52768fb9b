import type { ServerName } from '../config.ts';
import { startRaw } from '../servers/raw.ts';
import type { DemoContext } from './context.ts';
import type { Progress } from './progress.ts';
import { checkPort, ensureServer, type Server } from './server.ts';
import { batchServer } from './servers/batch.ts';
import { finopsApiServer, monitoringApiServer } from './servers/apis.ts';
import { oidcServer } from './servers/oidc.ts';
import { portalServer } from './servers/portal.ts';
import { postgresServer, prepareDatabases } from './servers/postgres.ts';
import { rawServer } from './servers/raw.ts';
import { updateState } from './state.ts';

const servers: Record<ServerName, (context: DemoContext) => Server> = {
  postgres: postgresServer,
  raw: rawServer,
  oidc: oidcServer,
  finopsApi: finopsApiServer,
  monitoringApi: monitoringApiServer,
  finopsBatch: batchServer('finopsBatch', 'finops'),
  monitoringBatch: batchServer('monitoringBatch', 'monitoring'),
  portal: portalServer,
};

/** The servers of the demo in the order in which they start; they stop the other way round. */
export const startOrder = Object.keys(servers) as ServerName[];

/** How each server is asked to end. */
export const serverOf = (name: ServerName, context: DemoContext): Server => servers[name](context);

/** Refuses a port that somebody else has before the first server starts, not minutes later. */
export const checkPorts = async (context: DemoContext): Promise<void> => {
  for (const name of startOrder)
    if (name !== 'raw' || !process.env.MONGO_URL) await checkPort(serverOf(name, context));
};

/** Someone else's MongoDB is only checked, never started or stopped. */
const useMongoUrl = async (context: DemoContext): Promise<string> => {
  const { kind, url } = await startRaw({ port: 0, folder: '', log: context.logOf('raw'), keep: true });
  updateState((state) => (state.raw = { kind, url }));
  return 'answers at MONGO_URL';
};

/** Starts one server if need be, with what it needs to be of use. */
const ensure = async (name: ServerName, context: DemoContext): Promise<string> => {
  if (name === 'raw' && process.env.MONGO_URL) return useMongoUrl(context);
  const done = await ensureServer(serverOf(name, context));
  if (name === 'postgres') await prepareDatabases(context);
  return done;
};

/** Starts these servers, side by side, unless they already run as they should. Callers hold the lock. */
export const ensureServers = async (
  names: ServerName[],
  context: DemoContext,
  progress: Progress,
): Promise<void> => {
  const steps = names.map((name) =>
    progress.step(serverOf(name, context).title, () => ensure(name, context)),
  );
  const failed = (await Promise.allSettled(steps)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};
