import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { ContractError } from '../options.ts';
import { oneApi, specOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract bundle` */
export const bundleCommand = defineCommand({
  command: 'bundle',
  describe: 'Write a document of many files as one OpenAPI 3.1 document, to a file or standard output',
  options: {
    ...specOptions,
    output: {
      type: 'string',
      alias: 'o',
      describe: 'A file that ends in .json, .yaml or .yml [standard output]',
    },
    format: { choices: ['yaml', 'json'], describe: 'What is written [by the ending of the file, else yaml]' },
  } as const,
  run: async ({ output, format, ...argv }) => {
    const ending = output === undefined ? '' : extname(output).slice(1).replace('yml', 'yaml');
    const chosen = format ?? (ending || 'yaml');
    if (chosen !== 'yaml' && chosen !== 'json')
      throw new ContractError(`${output} ends in neither .json nor .yaml; say which with --format.`, []);
    const [{ bundleSpec }, { bundleText }] = await Promise.all([
      import('../bundle.ts'),
      import('../emit/bundleText.ts'),
    ]);
    const text = bundleText(await bundleSpec((await oneApi(argv)).spec), chosen);
    if (output === undefined) process.stdout.write(text);
    else await writeFile(output, text);
  },
});
