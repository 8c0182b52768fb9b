import pg from 'pg';
import type { Hook, Model } from '../project/types.ts';
import { ProjectError } from '../text/diagnostics.ts';
import { SourceFile } from '../text/sourceFile.ts';
import { serverError } from './serverError.ts';

/**
 * Does the work that makes a model between its hooks and within its time, all in one transaction: what a hook or the
 * model did is undone when one of them fails. A model without hooks and timeout needs no transaction and gets none.
 * @throws ProjectError at the hook, or at the timeout, that was the reason.
 */
export const aroundModel = async <Result>(
  client: pg.Client,
  model: Model,
  work: () => Promise<Result>,
  /** Where names are looked up in the hooks that follow, when that is elsewhere: new rows of a live relation lie apart. */
  after?: readonly string[],
): Promise<Result> => {
  const { hooks, statementTimeout } = model;
  if (hooks.before.length + hooks.after.length === 0 && !statementTimeout) return work();
  const started = performance.now();
  await client.query('begin');
  try {
    if (statementTimeout) await client.query(`set local statement_timeout = '${statementTimeout.text}'`);
    for (const hook of hooks.before) await run(client, hook);
    const result = await work();
    if (after && hooks.after.length > 0)
      await client.query(
        `set local search_path to ${after.map((each) => pg.escapeIdentifier(each)).join(', ')}`,
      );
    for (const hook of hooks.after) await run(client, hook);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw lateOr(error, model, performance.now() - started);
  }
};

/** An error of a hook that keeps what the server said about it. */
class HookError extends ProjectError {
  readonly code: string | undefined;

  constructor(error: unknown, { sql, at }: Hook) {
    const { message } = serverError(error, {
      source: new SourceFile(at.file, sql),
      prefix: '',
      otherwise: at,
    });
    super([{ ...at, message: `hook: ${message}` }]);
    this.code = error instanceof pg.DatabaseError ? error.code : undefined;
  }
}

const run = async (client: pg.Client, hook: Hook): Promise<void> => {
  try {
    await client.query(hook.sql);
  } catch (error) {
    throw new HookError(error, hook);
  }
};

/** A statement that was cancelled (57014) once its time was over is told as that; cancelled earlier, somebody did it. */
const lateOr = (error: unknown, { name, statementTimeout }: Model, ms: number): unknown => {
  const cancelled =
    (error instanceof pg.DatabaseError || error instanceof HookError) && error.code === '57014';
  if (!cancelled || !statementTimeout || ms < statementTimeout.ms) return error;
  const part = error instanceof HookError ? `a hook of ${name}` : `a statement of ${name}`;
  return new ProjectError([
    {
      ...statementTimeout.at,
      message: `${part} took longer than statement_timeout, ${statementTimeout.text}; make it faster, or raise statement_timeout`,
    },
  ]);
};
