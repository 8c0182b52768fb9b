import { ContractError } from '../options.ts';
import { apisOf, outOf, outputOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract generate` */
export const generateCommand = defineCommand({
  command: 'generate',
  describe:
    'Write types, validators, operations and client of each API; exit 1 when its document is not ready',
  options: outputOptions,
  run: async (argv) => {
    const [{ generateCached }, { staleFiles, writeFiles }] = await Promise.all([
      import('../cache/generateCached.ts'),
      import('../writeFiles.ts'),
    ]);
    for (const api of await apisOf(argv)) {
      const out = outOf(api);
      const { files } = await generateCached({ ...api, out });
      const { missing, superfluous } = await staleFiles(out, files);
      // Whatever is not generated goes: a mistyped folder must not lose its files.
      if (missing.length === files.size && superfluous.length > 0) {
        throw new ContractError(`${out} holds files that were not generated; name an empty folder.`, []);
      }
      for (const path of await writeFiles(out, files)) console.log(path);
    }
  },
});
