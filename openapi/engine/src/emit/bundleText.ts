import { stringify } from 'yaml';
import type { OpenApiDocument } from '../document.ts';

/** Writes a document in one file. */
export const bundleText = (document: OpenApiDocument, format: 'yaml' | 'json'): string =>
  format === 'json'
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
