import { stat } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { changeLines } from '../diff/change.ts';
import { compareSpecs } from '../diff/compare.ts';
import { ContractError } from '../options.ts';
import { changelogEntry } from '../published/changelog.ts';
import { publishedVersions } from '../published/versions.ts';

interface DiffArguments {
  from: string;
  to: string;
  format: 'text' | 'json' | 'markdown';
  today?: string;
  rolesExtension: string;
}

/** A folder of published versions stands for the last of them. */
const fileOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => {
    throw new ContractError(`${path} is not there: name a spec, or a folder of published versions.`, []);
  });
  if (!found.isDirectory()) return path;
  const last = (await publishedVersions(path)).at(-1);
  if (last) return last.file;
  throw new ContractError(`${path} holds no published version (files named 1.4.0.yaml).`, []);
};

/** `rosetta-contract diff` */
export const diffCommand: CommandModule<object, DiffArguments> = {
  command: 'diff',
  describe: 'Say what changed between two specs; exit 1 when a caller may break',
  builder: {
    from: {
      type: 'string',
      demandOption: true,
      describe: 'The older spec, or the folder of the published ones',
    },
    to: { type: 'string', demandOption: true, describe: 'The newer spec' },
    format: { choices: ['text', 'json', 'markdown'], default: 'text' },
    today: { type: 'string', describe: 'The day on which sunset dates are judged, such as 2027-01-31' },
    rolesExtension: {
      type: 'string',
      default: 'x-roles',
      describe: 'Operation extension that lists the roles',
    },
  } as CommandModule<object, DiffArguments>['builder'],
  handler: async ({ from, to, format, ...options }) => {
    if (options.today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.today))
      throw new ContractError(`--today "${options.today}" is no day: write it as 2027-01-31.`, []);
    const changes = await compareSpecs(await fileOf(from), await fileOf(to), options);
    const breaking = changes.filter((change) => change.breaking).length;
    if (format === 'json') console.log(JSON.stringify({ breaking, changes }, null, 2));
    else if (format === 'markdown') console.log(changelogEntry('Changes', changes).join('\n'));
    else changeLines(changes).forEach((line) => console.log(line));
    process.exitCode = breaking > 0 ? 1 : 0;
  },
};
