import { apisOf, specOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract lint` */
export const lintCommand = defineCommand({
  command: 'lint',
  describe: 'Check documents against the rules and every example against its schema; exit 1 on any error',
  options: specOptions,
  run: async (argv) => {
    const [{ bundleSpec }, { findingsOf }] = await Promise.all([
      import('../bundle.ts'),
      import('../lint/findingsOf.ts'),
    ]);
    let code = 0;
    for (const api of await apisOf(argv)) {
      for (const { where, message, severity } of await findingsOf(api, await bundleSpec(api.spec))) {
        console.log(`${where}: ${severity === 'warn' ? 'warning: ' : ''}${message}`);
        if (severity !== 'warn') code = 1;
      }
    }
    return code;
  },
});
