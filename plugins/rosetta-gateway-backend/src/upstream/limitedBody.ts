import { Transform, type Readable } from 'node:stream';
import { tooLarge } from '../modules/bodyLimit.ts';

/** Passes a body on as it comes and fails at the first byte over the limit, whatever its length header said. */
export const limitedBody = (body: Readable, limit: number): Readable => {
  let seen = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(tooLarge(limit));
      else done(null, chunk);
    },
  });
  body.on('error', (error) => limited.destroy(error));
  return body.pipe(limited);
};
