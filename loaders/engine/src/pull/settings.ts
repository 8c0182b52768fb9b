import { readFileSync } from 'node:fs';

import { LoadError } from '../errors.ts';
import type { PullEntity, PullSource } from './declare.ts';

/** Configuration by name, as a process has it in its environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a source is and what opens it; the token never leaves here but in a header. */
export interface PullSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What must be read in no message: the token and what the headers make of it. */
  readonly secrets: readonly string[];
}

/** Reads a source's address and token from the configuration. */
export const readSettings = (source: PullSource, environment: Environment): PullSettings => {
  const token = readToken(source, environment);
  const headers = source.authorize(token);
  // fetch would refuse such a header too, but with the token in its message.
  if (!Object.values(headers).every((value) => /^[\x20-\x7e]+$/.test(value)))
    throw new LoadError(
      `${source.token} holds a line break or characters that no token has: copy the token again.`,
    );
  return { url: readUrl(source, environment), headers, secrets: [token, ...Object.values(headers)] };
};

const readUrl = (source: PullSource, environment: Environment): string => {
  const text = environment[source.url]?.trim() ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new LoadError(`Set ${source.url} to the address of ${source.name}, such as https://host.`);
  if (url.username || url.password || url.search || url.hash)
    throw new LoadError(
      `${source.url} must be an address alone: put what signs in into ${source.token}, and no query.`,
    );
  return url.href.replace(/\/+$/, '');
};

const readToken = (source: PullSource, environment: Environment): string => {
  const file = environment[`${source.token}_FILE`];
  const token = (environment[source.token] ?? (file ? readSecret(source, file) : '')).trim();
  if (!token)
    throw new LoadError(
      `Set ${source.token} to the token of ${source.name}, or ${source.token}_FILE to the file that holds it.`,
    );
  return token;
};

const readSecret = (source: PullSource, file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LoadError(
      `${source.token}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}): check path and permissions.`,
    );
  }
};

/** The values that an entity is pulled for; one empty value when it is not pulled for any. */
export const eachOf = (entity: PullEntity, environment: Environment): readonly string[] => {
  if (!entity.each) return [''];
  const values = (environment[entity.each.variable] ?? '').split(';').map((value) => value.trim());
  const found = [...new Set(values.filter(Boolean))];
  if (!found.length)
    throw new LoadError(
      `Set ${entity.each.variable} to every ${entity.each.name} that ${entity.name} is pulled for, separated by ";".`,
    );
  return found;
};
