import { stat } from 'node:fs/promises';
import { ContractError } from '../options.ts';
import { publishedVersions } from '../published/versions.ts';
import { defineCommand } from './defineCommand.ts';

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
export const diffCommand = defineCommand({
  command: 'diff',
  describe: 'Say what changed between two documents; exit 1 when a caller may break',
  options: {
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
  } as const,
  run: async ({ from, to, format, ...options }) => {
    if (options.today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.today))
      throw new ContractError(`--today "${options.today}" is no day: write it as 2027-01-31.`, []);
    const [{ changeLines }, { compareSpecs }, { changelogEntry }] = await Promise.all([
      import('../diff/change.ts'),
      import('../diff/compare.ts'),
      import('../published/changelog.ts'),
    ]);
    const changes = await compareSpecs(await fileOf(from), await fileOf(to), options);
    const breaking = changes.filter((change) => change.breaking).length;
    if (format === 'json') console.log(JSON.stringify({ breaking, changes }, null, 2));
    else if (format === 'markdown') console.log(changelogEntry('Changes', changes).join('\n'));
    else changeLines(changes).forEach((line) => console.log(line));
    return breaking > 0 ? 1 : 0;
  },
});
