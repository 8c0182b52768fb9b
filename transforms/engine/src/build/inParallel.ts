/** Runs a job for each item on as many workers as given, each with its own resource; none is begun once a signal aborted. */
export const inParallel = async <Item, Worker, Result>(
  items: readonly Item[],
  workers: readonly Worker[],
  job: (item: Item, worker: Worker) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> => {
  const results = new Array<Result>(items.length);
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      for (let index = next++; index < items.length && !signal?.aborted; index = next++)
        results[index] = await job(items[index]!, worker);
    }),
  );
  return results;
};
