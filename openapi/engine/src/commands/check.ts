import { apisOf, outOf, outputOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract check` */
export const checkCommand = defineCommand({
  command: 'check',
  describe: 'Say which generated files are not what generate would write; exit 1 when any is stale',
  options: outputOptions,
  run: async (argv) => {
    const [{ generateCached }, { staleFiles }] = await Promise.all([
      import('../cache/generateCached.ts'),
      import('../writeFiles.ts'),
    ]);
    let code = 0;
    for (const api of await apisOf(argv)) {
      const { files } = await generateCached({ ...api, out: outOf(api) });
      for (const path of Object.values(await staleFiles(outOf(api), files)).flat()) {
        console.log(`${path} is stale`);
        code = 1;
      }
    }
    return code;
  },
});
