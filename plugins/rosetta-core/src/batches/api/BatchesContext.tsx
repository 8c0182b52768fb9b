import { createContext, useContext } from 'react';
import type { BatchClient } from './client';

/** The batch that the pages show: whose client, under which path of the portal. */
export type Batches = {
  /** The name of the batch, as its runs say it; it keeps the caches of two batches apart. */
  batch: string;
  /** Where the pages stand in the portal, such as `/batches/finops`. */
  path: string;
  client: () => Promise<BatchClient>;
};

const Context = createContext<Batches | undefined>(undefined);

/** Gives the pages below their batch. */
export const BatchesProvider = Context.Provider;

/** The batch of the page. @throws outside of a BatchesPage. */
export const useBatches = (): Batches => {
  const batches = useContext(Context);
  if (!batches) throw new Error('There is no batch here: draw this inside a BatchesPage.');
  return batches;
};
