import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { entriesOf, match, namesOf, stampOf, type Reading } from '../text/reading.ts';

/** All that a project was made of, so that one look tells whether it would come out the same. */
export interface Inputs {
  files: [path: string, stamp: string, content: string][];
  folders: [path: string, stamp: string, names: string][];
  patterns: Reading['patterns'];
}

/** The clock of a file system may stand still for so long: what changed just now could change again unseen. */
const tick = 100;

/** The inputs of a reading; nothing when one of them changed a moment before `started`. */
export const inputsOf = ({ files, folders, patterns }: Reading, started: number): Inputs | undefined => {
  const stamps = [...files.values(), ...folders.values()].map(({ stamp }) => stamp);
  if (stamps.some((stamp) => changedAt(stamp) > started - tick)) return undefined;
  return {
    files: [...files].map(([path, { stamp, text }]) => [path, stamp, contentOf(text)]),
    folders: [...folders].map(([path, { stamp, names }]) => [path, stamp, contentOf(names)]),
    patterns,
  };
};

/**
 * Whether everything is as it was. A file whose stamp is another one but whose content is the same, as after a checkout,
 * is as it was, and so is a folder with the same names.
 */
export const areUnchanged = ({ files, folders, patterns }: Inputs): boolean => {
  try {
    return (
      folders.every(
        ([path, stamp, names]) =>
          stampOf(statSync(path)) === stamp || contentOf(namesOf(entriesOf(path))) === names,
      ) &&
      files.every(
        ([path, stamp, content]) =>
          stampOf(statSync(path)) === stamp || contentOf(readFileSync(path, 'utf8')) === content,
      ) &&
      patterns.every(({ pattern, folder, found }) => match(pattern, folder).join('\n') === found.join('\n'))
    );
  } catch {
    return false; // something is gone
  }
};

const contentOf = (text: string): string => hash('sha256', text, 'base64url');

const changedAt = (stamp: string): number => Math.max(...stamp.split(' ').slice(1, 3).map(Number));
