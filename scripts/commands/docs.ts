import { buildApiDocs } from '../docs/buildApiDocs.ts';
import { defineCommand } from './defineCommand.ts';

/** `make docs` */
export const docsCommand = defineCommand<object>({
  command: 'docs',
  describe: 'Write the site of the APIs for other teams to dist/docs; the portal serves it as the page APIs',
  run: async () => console.log(`Open ${await buildApiDocs()}`),
});
