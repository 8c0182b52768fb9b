import type { OpenApiDocument } from '../document.ts';
import { operationsOf, streams } from '../operations.ts';
import { banner } from './banner.ts';

const text = `
import { createParser } from 'eventsource-parser';
import type { operations } from './types.ts';

type Responses<Id extends keyof operations> = operations[Id]['responses'];
type EventIn<Response> = Response extends { content: { 'text/event-stream': infer Event } } ? Event : never;

/** An event of an operation that streams. */
export type EventOf<Id extends keyof operations> = {
  [Status in keyof Responses<Id>]: EventIn<Responses<Id>[Status]>;
}[keyof Responses<Id>];

/**
 * Reads the events of an answer that was asked for with \`parseAs: 'stream'\`, as they come; ends when the stream does.
 * The last \`id\` that was seen is what \`Last-Event-ID\` takes to go on after it.
 */
export async function* readEvents<Id extends keyof operations>(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<EventOf<Id>> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const events: EventOf<Id>[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) =>
      void events.push({ event, ...(id === undefined ? {} : { id }), data: JSON.parse(data) } as EventOf<Id>),
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* events.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a stream that broke has nothing left to cancel
  }
}
`;

/** Writes the reader of typed server-sent events; nothing for an API that streams none. */
export const emitEvents = (document: OpenApiDocument): [string, string][] =>
  operationsOf(document).some(streams) ? [['events.ts', `${banner}${text}`]] : [];
