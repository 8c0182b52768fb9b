import type { OpenApiDocument } from '../document.ts';
import { operationsOf } from '../operations.ts';
import { compileValidators } from '../validators/compile.ts';
import { banner } from './banner.ts';

/** What compiled code takes from ajv at run time, and what it gets instead so that generated code needs no package. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, 'lengthOf'],
  [/require\("ajv\/dist\/runtime\/equal"\)\.default/g, 'isEqual'],
];

/** Writes the validators of every operation as one module that imports nothing but its own runtime. */
export const emitValidators = (document: OpenApiDocument): string => {
  const { code, table } = compileValidators(document);
  const own = replacements.reduce(
    (text, [pattern, name]) => text.replace(pattern, name),
    code.replace('"use strict";', ''),
  );
  const stranger = /require\([^)]*\)/.exec(own);
  if (stranger)
    throw new Error(
      `The compiled validators want ${stranger[0]}, which the generated runtime does not have.`,
    );
  return [
    banner,
    "import { formats } from './runtime/formats.ts';",
    "import { isEqual, lengthOf } from './runtime/support.ts';",
    '',
    own.trim(),
    '',
    `export const validators = ${table};`,
    '',
    "export { judgeBody, judgeParameters, judgeReply } from './runtime/index.ts';",
    '',
  ].join('\n');
};

/** Writes the types of that module. */
export const emitValidatorTypes = (document: OpenApiDocument): string =>
  [
    banner,
    "import type { OperationContract } from './runtime/index.ts';",
    '',
    '/** The contract of each operation, compiled ahead of time. */',
    'export declare const validators: {',
    ...operationsOf(document).map(({ operationId }) => `  readonly ${operationId}: OperationContract;`),
    '};',
    '',
    "export { judgeBody, judgeParameters, judgeReply } from './runtime/index.ts';",
    '',
  ].join('\n');
