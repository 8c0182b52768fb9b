import { readEvents as read, type EventOf } from '@rosetta/generated/monitoring-api/events.ts';

/** One event of the live log. */
export type ReadEvent = EventOf<'streamBatchRunLogs'>;

/** Reads a live log with the client that pages use. */
export const readEvents = (body: ReadableStream<Uint8Array>): AsyncGenerator<ReadEvent> =>
  read<'streamBatchRunLogs'>(body);
