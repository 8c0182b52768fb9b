import { rmSync } from 'node:fs';
import { readState } from '../demo/state.ts';
import { removeVolume } from '../servers/dockerStore.ts';
import { stateDir } from '../servers/paths.ts';
import { removeDataElsewhere } from '../servers/postgresDataDir.ts';
import { defineCommand } from './defineCommand.ts';
import { stop } from './stop.ts';

/** Stops the demo and deletes its data, passwords and logs. Installed packages and tools stay. */
export const clean = async (write: (line: string) => void): Promise<void> => {
  await stop(write);
  if (readState().raw?.kind === 'docker') removeVolume();
  removeDataElsewhere();
  rmSync(stateDir, { recursive: true, force: true });
};

/** `make clean` */
export const cleanCommand = defineCommand({
  command: 'clean',
  describe: 'Stop the demo and delete its data (.rosetta/)',
  run: async () => {
    await clean((line) => console.log(line));
    console.log('Deleted .rosetta/. make demo begins anew.');
  },
});
