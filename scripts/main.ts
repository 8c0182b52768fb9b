import yargs, { type CommandModule } from 'yargs';
import { batchCommand } from './commands/batch.ts';
import { benchCommand } from './commands/bench.ts';
import { cleanCommand } from './commands/clean.ts';
import { demoCommand } from './commands/demo.ts';
import { docsCommand } from './commands/docs.ts';
import { generateCommand } from './commands/generate.ts';
import { landCommand } from './commands/land.ts';
import { lintCommand } from './commands/lint.ts';
import { loadCommand } from './commands/load.ts';
import { logsCommand } from './commands/logs.ts';
import { publishApiCommand } from './commands/publishApi.ts';
import { pullCommand } from './commands/pull.ts';
import { stopCommand } from './commands/stop.ts';
import { testCommand } from './commands/test.ts';
import { tokenCommand } from './commands/token.ts';
import { transformCommand } from './commands/transform.ts';

const commands = [
  demoCommand,
  stopCommand,
  logsCommand,
  cleanCommand,
  tokenCommand,
  landCommand,
  pullCommand,
  loadCommand,
  transformCommand,
  batchCommand,
  benchCommand,
  generateCommand,
  publishApiCommand,
  docsCommand,
  lintCommand,
  testCommand,
];

const cli = yargs(process.argv.slice(2))
  .scriptName('node scripts/main.ts')
  .usage('$0 <command>')
  .strict()
  .demandCommand(1, 'Name a command.')
  .version(false);
for (const command of commands) cli.command(command as CommandModule<object, object>);
await cli.parseAsync();
