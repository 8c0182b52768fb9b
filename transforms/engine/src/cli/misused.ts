import { suggestion } from '../text/nearest.ts';
import { TransformError } from '../text/diagnostics.ts';
import { commandNames } from './commands.ts';

/** Turns what yargs says of a command line into one sentence; an error of a command passes through. */
export const misused = (message: string | null, error?: unknown): never => {
  if (error instanceof Error && error.name !== 'YError') throw error;
  throw new TransformError(sentence(message ?? String(error)));
};

/** Words of other tools for what a command here does. */
const elsewhere: Record<string, string> = {
  run: 'build',
  seed: 'build',
  snapshot: 'build',
  apply: 'build',
  source: 'fresh',
};

const sentence = (message: string): string => {
  const words = /^Unknown (?:argument|command)s?: (.+)$/.exec(message)?.[1]?.split(', ');
  if (!words) return message;
  const typed = process.argv[2] ?? '';
  if (words.includes(typed) && !commandNames.includes(typed)) {
    const other = elsewhere[typed];
    const hint = other ? `; ${other} does that` : suggestion(typed, commandNames);
    return `there is no command ${typed}${hint || '; rosetta-transform --help lists them'}`;
  }
  return `there is no option or argument ${words.join(', ')}; rosetta-transform ${typed} --help lists them`;
};

/** Options that are lists; any other may be given once, or a mistake would be overlooked. */
const lists = ['_', 'models', 'select', 'exclude', 'resource-type', 'resourceType'];

/** Refuses an option that is given twice, such as `--target a --target b`. */
export const onlyOnce = (given: Record<string, unknown>): true => {
  for (const [name, value] of Object.entries(given))
    if (Array.isArray(value) && !lists.includes(name) && name.length > 1)
      throw new TransformError(`--${name} is given ${value.length} times; give it once`);
  return true;
};
