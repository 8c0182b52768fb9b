import type { ServerName } from '../../config.ts';
import { answersOk, startNode } from '../background.ts';
import { batchEnvironment, batchMain, type BatchName } from '../batches.ts';
import type { DemoContext } from '../context.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Server } from '../server.ts';

/** A batch that waits for its schedules and for what the admin page asks. */
export const batchServer =
  (name: ServerName, batch: BatchName) =>
  (context: DemoContext): Server => {
    const port = context.ports[name];
    const log = context.logOf(`${batch}-batch`);
    const env = { ...batchEnvironment(context, batch), PORT: String(port) };
    const sources = ['services/batch-kit', `services/${batch}-batch`, 'loaders', 'transforms/engine/src'];
    return {
      name,
      title: `${batch}-batch`,
      port,
      log,
      fingerprint: fingerprintOf([...sources, `transforms/${batch}`, 'generated/staging', 'yarn.lock'], env),
      start: async () => ({ process: startNode(name, [batchMain(batch), 'serve'], env, log) }),
      isHealthy: () => answersOk(`http://127.0.0.1:${port}/readyz`),
    };
  };
