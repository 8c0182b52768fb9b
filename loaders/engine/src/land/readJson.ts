import { LoadError } from '../errors.ts';
import type { Item } from './item.ts';
import { type JsonRows, jsonRows } from './jsonRows.ts';

/** The rows of one JSON document: the elements of the list at its root, or at the pointer `list`. It holds one piece of the file at a time, however large the file is. */
export async function* readJson(
  path: string,
  text: AsyncIterable<string>,
  list: string,
): AsyncIterable<Item> {
  let document: JsonRows | undefined;
  let [line, bytes, rows] = [1, 0, 0];
  for await (const piece of text) {
    document ??= piece.trim() ? jsonRows(piece.trimStart().startsWith('['), list) : undefined;
    let found: readonly Item[];
    try {
      found = document?.write(piece) ?? [];
    } catch (error) {
      if (error instanceof LoadError)
        throw new LoadError(`${path}: ${error.message}: name where the rows stand with --list.`);
      if (document?.isWhole())
        throw new LoadError(
          `${path}:${line}: more follows after the JSON document ends: say --format ndjson if the file holds one value per line.`,
        );
      const before = Buffer.from(piece).subarray(0, Number(document?.failedAt(error)) - bytes);
      throw new LoadError(
        `${path}:${line + newlines(before.toString())}: this is not well-formed JSON: mend the file or export it again.`,
      );
    }
    line += newlines(piece);
    bytes += document ? Buffer.byteLength(piece) : 0;
    rows += found.length;
    yield* found;
  }
  if (!document) throw new LoadError(`${path}:1: the file is empty: export it again.`);
  if (!document.isWhole())
    throw new LoadError(
      `${path}:${line}: the JSON is cut short after ${rows} whole rows: fetch or export the file again.`,
    );
  if (!rows)
    throw new LoadError(
      `${path}: there is no row at ${list || '/'}: export the file again, or name where the rows stand with --list.`,
    );
}

const newlines = (text: string): number => text.split('\n').length - 1;
