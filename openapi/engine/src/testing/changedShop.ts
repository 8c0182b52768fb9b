import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../document.ts';
import { shopOptions } from './shop.ts';

/** The fixture API after some replacements in its text; each must hit, so that no test compares a document with itself. */
export const changedShop = async (...changes: readonly [string, string][]): Promise<OpenApiDocument> => {
  let text = await readFile(shopOptions.spec, 'utf8');
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`The shop no longer holds: ${before}`);
    text = text.replaceAll(before, after);
  }
  return parse(text) as OpenApiDocument;
};
