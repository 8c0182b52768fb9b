import { LoadError } from '../errors.ts';
import { parseExactJson } from '../pull/exactJson.ts';
import type { Item } from './item.ts';

/** No row is longer; a file that is one long line must not be gathered in memory to find that out. */
const mostCharacters = 32 * 1024 * 1024;

/** The rows of a file with one JSON value per line, every digit kept; empty lines are passed over. */
export async function* readNdjson(path: string, text: AsyncIterable<string>): AsyncIterable<Item> {
  let line = 0;
  let rest = '';
  for await (const chunk of text) {
    rest += chunk;
    const lines = chunk.includes('\n') ? rest.split('\n') : [rest];
    rest = lines.pop() ?? '';
    if (rest.length > mostCharacters)
      throw new LoadError(
        `${path}:${line + lines.length + 1}: the line is longer than 32 MiB, so it is no row: say --format json if the file is one JSON document.`,
      );
    for (const each of lines) {
      line += 1;
      if (each.trim()) yield { value: parsed(path, line, each), line };
    }
  }
  if (rest.trim()) yield { value: parsed(path, line + 1, rest), line: line + 1 };
}

const parsed = (path: string, line: number, text: string): unknown => {
  try {
    return parseExactJson(text);
  } catch (error) {
    const cut = /unexpected end|unterminated/i.test((error as Error).message);
    throw new LoadError(
      cut
        ? `${path}:${line}: the JSON of this line is cut short: fetch or export the file again.`
        : `${path}:${line}: this line is not well-formed JSON: mend the line or export the file again.`,
    );
  }
};
