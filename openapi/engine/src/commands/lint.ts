import { apisOf, specOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract lint` */
export const lintCommand = defineCommand({
  command: 'lint',
  describe: 'Check documents against the rules and every example against its schema; exit 1 on any finding',
  options: specOptions,
  run: async (argv) => {
    const [{ bundleSpec }, { checkExamples }, { lintSpec }] = await Promise.all([
      import('../bundle.ts'),
      import('../examples.ts'),
      import('../lint/lintSpec.ts'),
    ]);
    let code = 0;
    for (const api of await apisOf(argv)) {
      const findings = [...(await lintSpec(api)), ...checkExamples(await bundleSpec(api.spec))];
      for (const { where, message } of findings) console.log(`${where}: ${message}`);
      if (findings.length > 0) code = 1;
    }
    return code;
  },
});
