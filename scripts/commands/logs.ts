import { existsSync, readdirSync, readFileSync, statSync, createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateDir } from '../servers/paths.ts';
import { Problem } from '../servers/problem.ts';
import { defineCommand } from './defineCommand.ts';

const folder = join(stateDir, 'logs');

/** The demo's logs by name. @throws Problem when there are none, or none of that name. */
export const findLogs = (service?: string, from = folder): string[] => {
  const names = existsSync(from)
    ? readdirSync(from)
        .filter((file) => file.endsWith('.log'))
        .map((file) => file.slice(0, -4))
        .sort()
    : [];
  if (!names.length) throw new Problem('There are no logs yet: start the demo with make demo.');
  if (service && !names.includes(service))
    throw new Problem(
      `There is no log of "${service}": use one of ${names.join(', ')}, for example make logs SERVICE=${names[0]}.`,
    );
  return service ? [service] : names;
};

const tail = (file: string, lines: number) =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');

const follow = async (names: string[]): Promise<never> => {
  const seen = new Map(names.map((name) => [name, statSync(join(folder, `${name}.log`)).size]));
  for (;;) {
    for (const [name, start] of seen) {
      const file = join(folder, `${name}.log`);
      const size = existsSync(file) ? statSync(file).size : 0;
      if (size === start) continue;
      let text = '';
      for await (const chunk of createReadStream(file, { start: size < start ? 0 : start, encoding: 'utf8' }))
        text += chunk;
      seen.set(name, (size < start ? 0 : start) + Buffer.byteLength(text));
      for (const line of text.trimEnd().split('\n'))
        console.log(names.length > 1 ? `${name.padEnd(11)} | ${line}` : line);
    }
    await sleep(500);
  }
};

/** `make logs` */
export const logsCommand = defineCommand<{ service?: string; follow: boolean; lines: number }>({
  command: 'logs',
  describe: "Show the end of the demo's logs",
  builder: {
    service: { type: 'string', describe: 'Only this log' },
    follow: { type: 'boolean', default: false, describe: 'Go on showing what is added' },
    lines: { type: 'number', default: 40, describe: 'How many lines of each' },
  },
  run: async ({ service, follow: goOn, lines }) => {
    const names = findLogs(service);
    for (const name of names)
      console.log(`==> .rosetta/logs/${name}.log <==\n${tail(join(folder, `${name}.log`), lines)}\n`);
    if (goOn) await follow(names);
  },
});
