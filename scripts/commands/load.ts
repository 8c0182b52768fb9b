import { need } from '../demo/need.ts';
import { load } from '../demo/projects.ts';
import { defineCommand } from './defineCommand.ts';

/** `make load` */
export const loadCommand = defineCommand<{ source?: string }>({
  command: 'load',
  describe: 'Copy new raw documents to staging',
  builder: { source: { type: 'string', describe: 'Only the loaders of this source' } },
  run: async ({ source }) => void (await load(await need(['postgres', 'raw']), source)),
});
