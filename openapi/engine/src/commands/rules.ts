import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract rules` */
export const rulesCommand = defineCommand({
  command: 'rules',
  describe: 'List the rules of lint with their severity and the reason of each',
  options: {},
  run: async () => {
    const { catalogue } = await import('../lint/catalogue.ts');
    for (const { name, severity, reason } of catalogue)
      console.log(`${name.padEnd(20)} ${severity.padEnd(6)} ${reason}`);
    console.log(
      "\nRedocly's recommended rules hold too; --rule NAME=off|warn|error sets any, --rule all=off the rest.",
    );
  },
});
