import { type CompareOptions, compareDocuments } from '../diff/compare.ts';
import type { Change } from '../diff/change.ts';
import { operationsOf } from '../operations.ts';
import type { PublishedVersion } from './versions.ts';

const headings: readonly [string, (change: Change) => boolean][] = [
  ['Breaking', ({ breaking }) => breaking],
  ['Deprecated', ({ rule }) => /deprecat|sunset/.test(rule) && !/removed/.test(rule)],
  ['Removed', ({ rule }) => /removed/.test(rule)],
  ['Added', ({ rule }) => /added|^new-/.test(rule)],
  ['Changed', () => true],
];

const sentence = ({ where, text }: Change): string => `- ${where}: ${text}.`;

/** The part of a changelog about one version: its changes, each under the first heading that fits. */
export const changelogEntry = (title: string, changes: readonly Change[]): string[] => {
  const byHeading = Map.groupBy(changes, (change) => headings.find(([, fits]) => fits(change))![0]);
  const sections = headings.flatMap(([heading]) => {
    const found = byHeading.get(heading);
    return found ? ['', `### ${heading}`, '', ...found.map(sentence)] : [];
  });
  return [`## ${title}`, ...(sections.length > 0 ? sections : ['', 'Nothing that a caller can notice.'])];
};

const titleOf = ({ version, publishedAt }: PublishedVersion): string =>
  publishedAt ? `${version} (${publishedAt})` : version;

/** The changelog of an API in Markdown, newest version first, from the documents themselves. */
export const changelogOf = async (
  versions: readonly PublishedVersion[],
  options: CompareOptions = {},
): Promise<string> => {
  const entries: string[][] = [];
  for (const [index, newer] of versions.entries()) {
    const older = versions[index - 1];
    if (!older) {
      const count = operationsOf(newer.document).length;
      entries.push([`## ${titleOf(newer)}`, '', `First published version, with ${count} operations.`]);
      continue;
    }
    // A sunset is judged by the day of publication, so that the text never changes afterwards.
    const today = newer.publishedAt || options.today;
    const changes = await compareDocuments(older.document, newer.document, { ...options, today });
    entries.push(changelogEntry(titleOf(newer), changes));
  }
  const title = versions.at(-1)?.document.info.title ?? '';
  return [
    `# Changes of ${title}`,
    '',
    'Written from the published versions in this folder; do not edit.',
    ...entries.reverse().flatMap((lines) => ['', ...lines]),
    '',
  ].join('\n');
};
