import type pg from 'pg';
import type { Graph } from '../graph/graph.ts';

/** What a job said about one model: whether those that stand on it may follow. */
export interface Outcome<Result> {
  ok: boolean;
  result: Result;
}

/**
 * Runs a job for each model, parents first and as many at a time as there are clients; of those that are ready, the one
 * with most upon it goes first. What stands on a failed model is skipped, all else goes on.
 */
export const buildModels = async <Result>(
  names: readonly string[],
  graph: Graph,
  clients: readonly pg.Client[],
  job: (name: string, client: pg.Client) => Promise<Outcome<Result>>,
  skip: (name: string, failed: string) => Result,
): Promise<Map<string, Result>> => {
  const results = new Map<string, Result>();
  const waiting = new Map(
    names.map((name) => [name, new Set(graph.parents(name).filter((parent) => names.includes(parent)))]),
  );
  const idle = [...clients];
  let running = 0;

  await new Promise<void>((resolve, reject) => {
    const skipAbove = (failed: string): void => {
      for (const name of graph.descendants(failed))
        if (waiting.delete(name)) results.set(name, skip(name, failed));
    };
    const start = (): void => {
      const ready = [...waiting].filter(([, parents]) => parents.size === 0).map(([name]) => name);
      ready.sort((a, b) => graph.height(b) - graph.height(a));
      for (const name of ready.slice(0, idle.length)) run(name, idle.pop()!);
      if (running === 0) resolve();
    };
    const run = (name: string, client: pg.Client): void => {
      waiting.delete(name);
      running++;
      job(name, client).then(({ ok, result }) => {
        results.set(name, result);
        running--;
        idle.push(client);
        if (!ok) skipAbove(name);
        for (const parents of waiting.values()) parents.delete(name);
        start();
      }, reject);
    };
    start();
  });
  return results;
};
