import { need } from '../demo/need.ts';
import { pull } from '../demo/projects.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

/** `make pull` */
export const pullCommand = defineCommand<{ source: string }>({
  command: 'pull',
  describe: 'Pull what changed from the API of a source into the raw store',
  builder: { source: { type: 'string', default: '', describe: 'Which source' } },
  run: async ({ source }) => {
    if (!source) throw new Problem('Pulling needs a source: make pull SOURCE=gitlab.');
    await need(['raw']);
    await pull(source);
  },
});
