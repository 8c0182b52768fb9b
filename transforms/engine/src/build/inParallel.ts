/** Runs a job for each item on as many workers as given, each worker with its own resource. */
export const inParallel = async <Item, Worker, Result>(
  items: readonly Item[],
  workers: readonly Worker[],
  job: (item: Item, worker: Worker) => Promise<Result>,
): Promise<Result[]> => {
  const results = new Array<Result>(items.length);
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      for (let index = next++; index < items.length; index = next++)
        results[index] = await job(items[index]!, worker);
    }),
  );
  return results;
};
