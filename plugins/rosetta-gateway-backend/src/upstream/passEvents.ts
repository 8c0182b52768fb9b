import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A stream is asked for again this often, so that whoever lost a role does not watch for ever. */
export const streamLifeMs = 10 * 60_000;

/**
 * Passes a stream of events on as they come. After its life it ends as a whole answer does: the caller goes on by
 * `Last-Event-ID`, with identity and roles looked up anew.
 * @throws when the service cuts the stream.
 */
export const passEvents = async (body: Readable, res: Response, lifeMs = streamLifeMs): Promise<void> => {
  res.flushHeaders(); // the caller learns that it is heard before anything happens
  const life = setTimeout(() => res.end(() => body.destroy()), lifeMs);
  try {
    await pipeline(body, res);
  } catch (error) {
    if (!res.writableEnded) throw error;
  } finally {
    clearTimeout(life);
  }
};
