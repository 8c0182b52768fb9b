import Tokenizer from '@streamparser/json/tokenizer.js';
import TokenParser from '@streamparser/json/tokenparser.js';

import { LoadError } from '../errors.ts';
import { exactNumber } from '../pull/exactJson.ts';
import type { Item } from './item.ts';

/** Numbers keep every digit; the library alone would round them. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    return exactNumber(text) as number;
  }
}

/** The text of one JSON document goes in piece by piece; its rows come out as soon as they are whole. */
export interface JsonRows {
  /** The rows that this piece completes. Throws what the parser throws. */
  readonly write: (text: string) => Item[];
  /** The byte of the document at which the parser gave up. */
  readonly failedAt: (error: unknown) => number;
  /** Whether the document is over. */
  readonly isWhole: () => boolean;
}

/** The elements of the list at a pointer; with `isList` of the list that the document itself is. An object under the empty pointer is one row. */
export const jsonRows = (isList: boolean, pointer: string): JsonRows => {
  const list = isList ? '' : pointer;
  const isOneRow = !isList && pointer === '';
  const tokenizer = new ExactTokenizer({ stringBufferSize: 64 * 1024 });
  // Without the stack the parser forgets a row once it is handed out.
  const parser = new TokenParser({
    paths: [`$${list.replaceAll('/', '.')}${isOneRow ? '' : '.*'}`],
    keepStack: false,
  });
  let found: Item[] = [];
  let offset = 0;
  tokenizer.onToken = (token) => {
    ({ offset } = token);
    parser.write(token);
  };
  parser.onValue = ({ value, key, parent }) => {
    if (!isOneRow && !Array.isArray(parent)) throw new LoadError(`there is no list at ${list || '/'}`);
    found.push({ value, pointer: isOneRow ? '' : `${list}/${String(key)}` });
  };
  return {
    write: (text) => {
      found = [];
      tokenizer.write(text);
      return found;
    },
    failedAt: (error) => Number(/absolute position "(\d+)"/.exec(String(error))?.[1] ?? offset),
    isWhole: () => parser.isEnded,
  };
};

/** Refuses a pointer that the parser cannot follow. */
export const checkPointer = (pointer: string): string => {
  if (pointer !== '' && !/^(\/[^/~.*$]+)+$/.test(pointer))
    throw new LoadError(`--list ${pointer}: write it as a JSON pointer of plain names, such as /result.`);
  return pointer;
};
