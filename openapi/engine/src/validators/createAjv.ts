import { _ } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../document.ts';
import { formats } from '../runtime/formats.ts';
import { documentSchema } from './schemas.ts';

/** Formats that are not known say nothing of validity, as JSON Schema has it. */
const unknownFormats = (document: OpenApiDocument): Record<string, true> => {
  const found: Record<string, true> = {};
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { format } = node as { format?: unknown };
    if (typeof format === 'string') found[format] = true;
    for (const value of Object.values(node)) walk(value);
  };
  walk(document);
  return found;
};

/** ajv as every validator of the engine uses it: strict, no coercion, all errors, our own formats. */
export const createAjv = (document: OpenApiDocument) => {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: true,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    coerceTypes: false,
    discriminator: true,
    inlineRefs: false,
    formats: { ...unknownFormats(document), ...formats },
    code: { source: true, esm: true, lines: true, optimize: true, formats: _`formats` },
  });
  ajv.addVocabulary(['components']);
  ajv.addSchema(documentSchema(document, 'request') as object);
  ajv.addSchema(documentSchema(document, 'response') as object);
  return ajv;
};
