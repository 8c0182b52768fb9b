import { need } from '../demo/need.ts';
import { transform } from '../demo/projects.ts';
import { defineCommand } from './defineCommand.ts';

/** `make transform` */
export const transformCommand = defineCommand<{ select?: string }>({
  command: 'transform',
  describe: 'Build, test and publish the models',
  builder: { select: { type: 'string', describe: 'Only these models' } },
  run: async ({ select }) => void (await transform(await need(['postgres']), select)),
});
