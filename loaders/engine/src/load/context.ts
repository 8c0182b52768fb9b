import type { Db } from 'mongodb';
import type { Client } from 'pg';

import type { Loader } from '../declare/loader.ts';
import type { ByteBudget } from './budget.ts';
import type { Converter } from './convert.ts';
import type { LoadObserver } from './events.ts';
import type { RunCommand } from './runs.ts';

/** What every step of one loader's run works with. */
export interface RunContext<L extends Loader = Loader> {
  readonly client: Client;
  readonly db: Db;
  readonly loader: L;
  readonly command: RunCommand;
  readonly schema: string;
  readonly runId: string;
  /** Where rows wait until all of what they belong to is read. */
  readonly incoming: string;
  readonly converter: Converter;
  readonly chunkRows: number;
  /** Bytes in flight, shared by all loaders of the process. */
  readonly budget: ByteBudget;
  readonly observe: LoadObserver;
  readonly signal: AbortSignal | undefined;
}
