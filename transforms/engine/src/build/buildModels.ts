import type pg from 'pg';
import type { Graph } from '../graph/graph.ts';
import type { More } from '../database/withSessions.ts';

/** What a job said about one model: whether those that stand on it may follow. */
export interface Outcome<Result> {
  ok: boolean;
  result: Result;
}

/** How models are built. */
export interface Building<Result> {
  /** Builds one model, or several small ones, each of which may stand on those before it. */
  job: (names: readonly string[], client: pg.Client) => Promise<Outcome<Result>[]>;
  skip: (name: string) => Result;
  /** How long the way down from a model is; the number of models on it when nothing is known. */
  paths?: ReadonlyMap<string, number>;
  /** Models that take no longer than a trip to the server: several go in one. */
  small?: ReadonlySet<string>;
  signal?: AbortSignal;
}

/** Small models that go together; more would keep other sessions waiting. */
const together = 16;

/** So many small models are worth another session, which takes as long to open. */
const worthOpening = 4 * together;

/**
 * Runs jobs for all models, parents first and as many at a time as there may be sessions; of those that are ready, the one
 * with the longest path goes first. What stands on a failed model is skipped, all else goes on until the run is halted.
 */
export const buildModels = async <Result>(
  names: readonly string[],
  graph: Graph,
  { clients, more }: { clients: readonly pg.Client[]; more?: More },
  { job, skip, paths, small = new Set(), signal }: Building<Result>,
): Promise<Map<string, Result>> => {
  const results = new Map<string, Result>();
  const wanted = new Set(names);
  /** By model, how many of its parents are still to be built. */
  const waiting = new Map(
    names.map((name) => [name, graph.parents(name).filter((parent) => wanted.has(parent)).length]),
  );
  /** What stands on a failed model. */
  const lost = new Set<string>();
  const length = (name: string): number => paths?.get(name) ?? graph.height(name);
  const ready = names.filter((name) => waiting.get(name) === 0);
  const idle = [...clients];
  let running = 0;
  let opening = 0;

  await new Promise<void>((resolve, reject) => {
    const start = (): void => {
      if (signal?.aborted) {
        for (const name of waiting.keys()) results.set(name, skip(name));
        waiting.clear();
        ready.length = 0;
      }
      ready.sort((a, b) => length(a) - length(b));
      while (ready.length > 0 && idle.length > 0) run(take(), idle.pop()!);
      const large = ready.filter((name) => !small.has(name)).length;
      open(Math.max(large, Math.floor(ready.length / worthOpening)));
      if (running === 0 && opening === 0) resolve();
    };
    const open = (wanted: number): void => {
      while (opening < wanted) {
        const opened = more?.();
        if (!opened) return;
        opening++;
        opened.then((client) => {
          opening--;
          idle.push(client);
          start();
        }, reject);
      }
    };
    /** The next model; a small one with others that are small: those that only wait for it first. */
    const take = (): string[] => {
      const taken = [ready.pop()!];
      if (!small.has(taken[0]!)) return taken;
      const following = new Map<string, number>();
      for (let at = 0; at < taken.length && taken.length < together; at++) {
        for (const child of graph.children(taken[at]!)) {
          const parents = following.get(child) ?? waiting.get(child);
          if (parents === undefined || !small.has(child)) continue;
          following.set(child, parents - 1);
          if (parents === 1 && taken.length < together) taken.push(child);
        }
        const last = ready.at(-1);
        if (at === taken.length - 1 && last !== undefined && small.has(last)) taken.push(ready.pop()!);
      }
      return taken;
    };
    const run = (taken: readonly string[], client: pg.Client): void => {
      for (const name of taken) waiting.delete(name);
      running++;
      job(taken, client).then((outcomes) => {
        running--;
        idle.push(client);
        taken.forEach((name, index) => finish(name, outcomes[index]!));
        start();
      }, reject);
    };
    const finish = (name: string, { ok, result }: Outcome<Result>): void => {
      results.set(name, lost.has(name) ? skip(name) : result);
      if (!ok)
        for (const above of graph.descendants(name)) {
          lost.add(above);
          if (waiting.delete(above)) results.set(above, skip(above));
        }
      for (const child of graph.children(name)) {
        const parents = waiting.get(child);
        if (parents === undefined) continue;
        waiting.set(child, parents - 1);
        if (parents === 1) ready.push(child);
      }
    };
    start();
  });
  return results;
};
