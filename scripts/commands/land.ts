import { need } from '../demo/need.ts';
import { land } from '../demo/projects.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

/** `make land` */
export const landCommand = defineCommand<{ source: string; files: string[]; entity: string; each: string }>({
  command: 'land [files..]',
  describe: 'Land files in the raw store',
  builder: {
    source: { type: 'string', default: '', describe: 'What the files come from' },
    files: { type: 'string', array: true, default: [], describe: 'The files' },
    entity: { type: 'string', default: '', describe: 'Of a system with an API: what the files hold' },
    each: { type: 'string', default: '', describe: 'Which project, type or the like the rows are of' },
  },
  run: async ({ source, files, entity, each }) => {
    if (!source || !files.length)
      throw new Problem('Landing needs a source and files: make land SOURCE=focus FILES="a.csv b.csv.gz".');
    await need(['raw']);
    await land(source, files, { entity, each });
  },
});
