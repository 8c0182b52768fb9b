import { createParser, type EventSourceMessage } from 'eventsource-parser';

// The service says that it lives every 15 seconds: three times without a word, and the line is dead though nobody closed it.
const silence = 45_000;

/**
 * Reads server-sent events to the end of the stream.
 * @throws when the stream breaks off, or stays silent for too long.
 */
export const readEvents = async (
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onEvent: (event: EventSourceMessage) => void,
): Promise<void> => {
  const parser = createParser({ onEvent });
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  let quiet = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      timer = setTimeout(() => {
        quiet = true;
        stop();
      }, silence);
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) break;
      parser.feed(decoder.decode(value, { stream: true }));
    }
    if (quiet) throw new Error(`The stream was silent for ${silence / 1000} seconds.`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stop();
  }
};
