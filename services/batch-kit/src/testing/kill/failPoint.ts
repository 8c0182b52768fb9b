import { once } from 'node:events';
import pg from 'pg';

/** A place in the work: a step of landing, or a statement of one of the batch's sessions. */
export type FailPoint = { readonly nth: number } & (
  | { readonly landing: 'checked' | 'inserted' | 'completing' }
  | { readonly statement: string; readonly session: string; readonly when: 'before' | 'after' }
);

/** What happens there: the process dies, or waits until it is told to go on while the test does something to the server. */
export type Harm = 'die' | 'wait';

/** Told of each moment that could be the one; does the harm at the nth. */
export const harmAt = (nth: number, harm: Harm): (() => Promise<void>) => {
  let seen = 0;
  return async () => {
    seen += 1;
    if (seen !== nth) return;
    if (harm === 'die') {
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined); // the signal is on its way
    }
    process.stdout.write('{"msg":"at the fail point"}\n');
    await once(process.stdin, 'data');
    process.stdin.pause();
  };
};

type Query = (
  this: pg.Client & { connectionParameters: { application_name?: string } },
  ...args: unknown[]
) => unknown;

/** Makes every session of this process look at its statements: the product knows nothing of fail points. */
export const watchStatements = (
  { statement, session, when }: { statement: string; session: string; when: 'before' | 'after' },
  moment: () => Promise<void>,
): void => {
  const looksLike = new RegExp(statement, 'i');
  const original = pg.Client.prototype.query as unknown as Query;
  const watched: Query = function (...args) {
    const [asked] = args as [string | { text?: string; submit?: unknown }];
    const said = typeof asked === 'string' ? asked : (asked.text ?? '');
    const isIt =
      this.connectionParameters.application_name?.startsWith(session) && looksLike.test(said.trimStart());
    if (!isIt) return original.apply(this, args);
    // A stream is handed back at once: death needs no waiting.
    if (typeof asked === 'object' && asked.submit) {
      void moment();
      return original.apply(this, args);
    }
    if (when === 'before') return moment().then(() => original.apply(this, args));
    return Promise.resolve(original.apply(this, args)).then(async (result) => {
      await moment();
      return result;
    });
  };
  pg.Client.prototype.query = watched as unknown as typeof pg.Client.prototype.query;
};
