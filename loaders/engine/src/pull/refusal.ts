import { LoadError } from '../errors.ts';
import type { Getting } from './getPage.ts';
import type { Answer, Get } from './transport.ts';

/** A source's refusal, with its status for whoever can do something about it. */
export class Refused extends LoadError {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Says in one sentence what a source refused, with its own words, and what to do. */
export const refusal = (getting: Getting, get: Get, { status, headers, text }: Answer): Refused => {
  const said = wordsOf(text, getting);
  return new Refused(
    status,
    `GET ${get.path} of ${getting.host} answered ${status}${said ? ` (${said})` : ''}: ${advice(getting, status, headers)}.`,
  );
};

const advice = ({ url, token, permission }: Getting, status: number, headers: Headers): string => {
  if (status === 401) return `${token} is wrong or has expired, set a valid one`;
  if (status === 403) return `give the account of ${token} the permission ${permission}`;
  if (status === 404)
    return `check ${url}, what it is pulled for, and that ${token} may see it (${permission})`;
  if (status >= 300 && status < 400)
    return `it redirects to ${hostOf(headers.get('location'))}, set ${url} to the address that answers`;
  return `check ${url} and what it is pulled for`;
};

const hostOf = (location: string | null): string =>
  location && URL.canParse(location) ? new URL(location).origin : (location ?? 'nowhere').split('?')[0]!;

/** The message of an error envelope, whatever its shape: the first text under a usual name; never anything that looks like the token. */
const wordsOf = (text: string, { secrets }: Getting): string => {
  const found = messageIn(parsed(text));
  const words = (found ?? '').replaceAll(/\s+/g, ' ').trim();
  const safe = secrets.reduce((all, secret) => all.replaceAll(secret, '***'), words);
  return safe.length > 200 ? `${safe.slice(0, 197)}...` : safe;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const messageIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { error_description, message, error, detail } = value as Record<string, unknown>;
  for (const each of [error_description, message, error, detail]) {
    const found = messageIn(each);
    if (found) return found;
  }
  return undefined;
};
