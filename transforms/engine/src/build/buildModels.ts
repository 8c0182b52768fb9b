import type pg from 'pg';
import type { Graph } from '../graph/graph.ts';

/** What a job said about one model: whether those that stand on it may follow. */
export interface Outcome<Result> {
  ok: boolean;
  result: Result;
}

/**
 * Runs a job for each model, parents first and as many at a time as there are clients; of those that are ready, the one
 * with the longest path goes first. What stands on a failed model is skipped, all else goes on until the run is halted.
 */
export const buildModels = async <Result>(
  names: readonly string[],
  graph: Graph,
  clients: readonly pg.Client[],
  job: (name: string, client: pg.Client) => Promise<Outcome<Result>>,
  skip: (name: string) => Result,
  { paths, signal }: { paths?: ReadonlyMap<string, number>; signal?: AbortSignal } = {},
): Promise<Map<string, Result>> => {
  const results = new Map<string, Result>();
  const wanted = new Set(names);
  /** By model, how many of its parents are still to be built. */
  const waiting = new Map(
    names.map((name) => [name, graph.parents(name).filter((parent) => wanted.has(parent)).length]),
  );
  const ready = names.filter((name) => waiting.get(name) === 0);
  const idle = [...clients];
  let running = 0;

  await new Promise<void>((resolve, reject) => {
    const skipAbove = (failed: string): void => {
      for (const name of graph.descendants(failed)) if (waiting.delete(name)) results.set(name, skip(name));
    };
    const length = (name: string): number => paths?.get(name) ?? graph.height(name);
    const start = (): void => {
      if (signal?.aborted) {
        for (const name of waiting.keys()) results.set(name, skip(name));
        waiting.clear();
        ready.length = 0;
      }
      ready.sort((a, b) => length(a) - length(b));
      while (ready.length > 0 && idle.length > 0) run(ready.pop()!, idle.pop()!);
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
        for (const child of graph.children(name)) {
          const parents = waiting.get(child);
          if (parents === undefined) continue;
          waiting.set(child, parents - 1);
          if (parents === 1) ready.push(child);
        }
        start();
      }, reject);
    };
    start();
  });
  return results;
};
