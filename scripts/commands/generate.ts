import { generate } from '../generate/generate.ts';
import { defineCommand } from './defineCommand.ts';

/** `make generate` */
export const generateCommand = defineCommand<{ check: boolean }>({
  command: 'generate',
  describe:
    'Write generated/ from specs, loaders and model contracts; exit 1 when something is wrong or, with --check, stale',
  builder: { check: { type: 'boolean', default: false, describe: 'Only say which files are stale' } },
  run: async ({ check }) => {
    const { paths } = await generate({ check });
    for (const path of paths) console.log(`${check ? 'stale' : 'wrote'} ${path}`);
    if (!check)
      console.log(paths.length > 0 ? 'Commit generated/ with your change.' : 'generated/ was fresh already.');
    else if (paths.length > 0) console.log('Run make generate and commit generated/.');
    return check && paths.length > 0 ? 1 : 0;
  },
});
