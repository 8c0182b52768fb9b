import { spawnSync } from 'node:child_process';

/** What a command says, or undefined when it fails or is not there. */
export const sh = (command: string, parameters: string[]): string | undefined => {
  const { status, stdout } = spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout : undefined;
};
