import { LoadError } from '../errors.ts';
import type { Clock } from './clock.ts';
import { parseExactJson } from './exactJson.ts';
import { refusal } from './refusal.ts';
import { backOff, retryAfter } from './retryAfter.ts';
import { type Answer, type Get, TooLarge, type Transport } from './transport.ts';

/** What it takes to get a page from a source that misbehaves. */
export interface Getting {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Waits until the source may be asked again. */
  readonly admitted: (signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly host: string;
  /** The configuration variables to name in a refusal, and what the token needs. */
  readonly url: string;
  readonly token: string;
  readonly permission: string;
  /** What must appear in no message. */
  readonly secrets: readonly string[];
  /** Told of each try that failed and will be made again. */
  readonly onRetry: (reason: string, waitMs: number, tried: number) => void;
}

/** One page: its body with every digit, and the headers. */
export interface Page {
  readonly body: unknown;
  readonly headers: Headers;
}

/** How often a page is asked for, and how long the source may ask to be left alone. */
export const mostTries = 8;
const mostWaitMs = 15 * 60_000;
const mostAnswerMs = 120_000;

/** Why a try failed in a way that another one may not. */
class Passing {
  readonly reason: string;
  readonly waitMs: number | undefined;

  constructor(reason: string, waitMs?: number) {
    this.reason = reason;
    this.waitMs = waitMs;
  }
}

/**
 * Gets one page: within the rate, again after 429, 5xx, a cut connection or half a page, as late as the source says.
 * @throws LoadError when the source refuses, or still fails at the last try.
 */
export const getPage = async (getting: Getting, get: Get): Promise<Page> => {
  const { clock, signal, host } = getting;
  for (let tried = 1; ; tried += 1) {
    await getting.admitted(signal);
    signal.throwIfAborted();
    const page = await tryPage(getting, get);
    if (!(page instanceof Passing)) return page;
    if (tried >= mostTries)
      throw new LoadError(
        `GET ${get.path} of ${host} failed ${mostTries} times, last because ${page.reason}: pull again later, it goes on from there.`,
      );
    const waitMs = page.waitMs ?? backOff(tried, clock.random());
    if (waitMs > mostWaitMs)
      throw new LoadError(
        `GET ${get.path} of ${host}: ${page.reason}, and it asks for ${Math.ceil(waitMs / 60_000)} minutes of patience: pull again then, it goes on from there.`,
      );
    getting.onRetry(page.reason, waitMs, tried);
    await clock.sleep(waitMs, signal);
  }
};

const tryPage = async (getting: Getting, get: Get): Promise<Page | Passing> => {
  const { transport, clock, signal } = getting;
  let answer: Answer;
  try {
    answer = await transport(get, AbortSignal.any([signal, AbortSignal.timeout(mostAnswerMs)]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TooLarge)
      throw new LoadError(
        `GET ${get.path} of ${getting.host} answered more than 64 MiB: ask for smaller pages.`,
      );
    return new Passing(broken(error as Error));
  }
  const { status, headers, text } = answer;
  if (status === 408 || status === 429 || status >= 500)
    return new Passing(`it answered ${status}`, retryAfter(headers.get('retry-after'), clock.now()));
  if (status < 200 || status > 299) throw refusal(getting, get, answer);
  const type = headers.get('content-type') ?? '';
  if (/html/i.test(type))
    throw new LoadError(
      `GET ${get.path} of ${getting.host} answered a web page instead of JSON: check that ${getting.url} is the address of the API and that ${getting.token} is still valid.`,
    );
  try {
    return { body: parseExactJson(text), headers };
  } catch {
    return new Passing('it answered JSON that is cut short');
  }
};

/** What fetch hides in its cause. */
const broken = (error: Error): string => {
  if (error.name === 'TimeoutError')
    return `it did not answer in full within ${mostAnswerMs / 1_000} seconds`;
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  return `the connection broke (${code ?? error.message})`;
};
