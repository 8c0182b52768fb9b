import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

import { LoadError } from '../errors.ts';

/** The text of a file, unzipped if it is gzip (known by its first bytes, not its name), and the sha256 of its plain bytes once read to the end. */
export const readText = async (path: string): Promise<{ text: AsyncIterable<string>; hash: Hash }> => {
  const zipped = await isGzip(path);
  const file = createReadStream(path);
  const bytes = zipped ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => bytes.destroy(error));
  const hash = createHash('sha256');
  return { text: decode(path, bytes, hash), hash };
};

async function* decode(path: string, bytes: AsyncIterable<Buffer>, hash: Hash): AsyncIterable<string> {
  // Fatal: a wrong encoding read as replacement characters would corrupt names without anyone noticing.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of readable(path, bytes)) {
    hash.update(chunk);
    const text = utf8(path, line, () => decoder.decode(chunk, { stream: true }));
    line += text.split('\n').length - 1;
    yield text;
  }
  yield utf8(path, line, () => decoder.decode());
}

async function* readable(path: string, bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_'))
      throw new LoadError(`${path}: the gzip data is cut or damaged: fetch the file again.`);
    throw fileError(path, error);
  }
}

const utf8 = (path: string, line: number, read: () => string): string => {
  try {
    return read();
  } catch {
    throw new LoadError(
      `${path}:${line}: bytes at or after this line are not UTF-8: export the file as UTF-8.`,
    );
  }
};

const isGzip = async (path: string): Promise<boolean> => {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(path, error);
  }
};

const fileError = (path: string, error: unknown): LoadError => {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new LoadError(`${path}: there is no such file: check the path.`);
  if (code === 'EISDIR') return new LoadError(`${path}: this is a folder: name the files in it.`);
  return new LoadError(`${path}: the file cannot be read (${code ?? String(error)}): check its permissions.`);
};
