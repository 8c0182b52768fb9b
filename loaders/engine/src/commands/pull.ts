import type { Db } from 'mongodb';

import type { LoadProject } from '../declare/project.ts';
import { LoadError } from '../errors.ts';
import { type Clock, rateLimiter, systemClock } from '../pull/clock.ts';
import type { PullEntity, PullSource } from '../pull/declare.ts';
import type { PullEvent } from '../pull/events.ts';
import { namedFailure, type Pulled, pullEntity, stateId } from '../pull/pullEntity.ts';
import { Refused } from '../pull/refusal.ts';
import { eachOf, type Environment, readSettings } from '../pull/settings.ts';
import { createTransport } from '../pull/transport.ts';
import { withRaw } from '../raw.ts';
import { aligned, count, duration } from './print.ts';

/** What became of one entity, or of one of the values that it is pulled for. */
export type PullResult = { readonly entity: string; readonly ms: number } & (
  ({ readonly status: 'done' } & Pulled) | { readonly status: 'failed' | 'stopped'; readonly error: string }
);

/** What to pull, from where, and who may stop it. */
export interface PullOptions {
  readonly source: string;
  readonly raw: string;
  /** Where addresses and tokens are read from; they are never arguments. */
  readonly environment: Environment;
  readonly entity?: string;
  /** Pull what changed from here on, whatever was pulled before. */
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly observe?: (event: PullEvent) => void | Promise<void>;
}

/** Pulls every entity of a source, one after the other; one that fails does not keep the others out, unless the token is refused. */
export const pull = (project: LoadProject, options: PullOptions): Promise<PullResult[]> => {
  const source = pullSourceOf(project, options.source);
  const entities = entitiesOf(source, options.entity);
  const settings = readSettings(source, options.environment);
  const { clock = systemClock, signal = new AbortController().signal, observe = () => undefined } = options;
  const getting = {
    transport: createTransport(settings),
    clock,
    admitted: rateLimiter(clock, source.atMost),
    signal,
    host: new URL(settings.url).host,
    url: source.url,
    token: source.token,
    secrets: settings.secrets,
  };
  const pullOne = (db: Db, entity: PullEntity, each: string): Promise<Pulled> => {
    const id = stateId(source.name, entity.name, each);
    return pullEntity({
      db,
      source: source.name,
      entity,
      each,
      since: options.since,
      getting: {
        ...getting,
        permission: entity.permission,
        onRetry: (reason, waitMs, tried) =>
          void observe({ step: 'retry', entity: id, reason, waitMs, tried }),
      },
      onStep: (step, run) => observe({ step, entity: id, pages: run.pages, rows: run.rows }),
    });
  };
  return withRaw(options.raw, async (db) => {
    const results: PullResult[] = [];
    for (const { entity, each, problem } of tasks(entities, options.environment)) {
      const id = stateId(source.name, entity.name, each);
      const started = clock.now();
      const ms = () => clock.now() - started;
      try {
        if (problem) throw problem;
        results.push({ entity: id, status: 'done', ...(await pullOne(db, entity, each)), ms: ms() });
      } catch (error) {
        if (signal.aborted) {
          const why = `${id}: pull again, it goes on from there.`;
          results.push({ entity: id, status: 'stopped', error: why, ms: ms() });
          break;
        }
        if (!(error instanceof LoadError)) throw error;
        results.push({ entity: id, status: 'failed', error: namedFailure(id, error), ms: ms() });
        // Another try with a token that was refused would only lock the account.
        if (error instanceof Refused && error.status === 401) break;
      }
    }
    return results;
  });
};

interface Task {
  readonly entity: PullEntity;
  readonly each: string;
  readonly problem?: LoadError;
}

/** Every entity with every value that it is pulled for; one whose values are not configured fails alone. */
const tasks = (entities: readonly PullEntity[], environment: Environment): Task[] =>
  entities.flatMap((entity): Task[] => {
    try {
      return eachOf(entity, environment).map((each) => ({ entity, each }));
    } catch (error) {
      return [{ entity, each: '', problem: error as LoadError }];
    }
  });

const pullSourceOf = (project: LoadProject, name: string): PullSource => {
  const sources = project.pulls ?? [];
  const source = sources.find((each) => each.name === name);
  if (!source)
    throw new LoadError(
      `There is no source "${name}" to pull: choose one of ${sources.map((each) => each.name).join(', ')}.`,
    );
  return source;
};

const entitiesOf = (source: PullSource, name: string | undefined): readonly PullEntity[] => {
  const entities = source.entities.filter((entity) => name === undefined || entity.name === name);
  if (!entities.length)
    throw new LoadError(
      `${source.name} has no entity "${name}": choose one of ${source.entities.map((each) => each.name).join(', ')}.`,
    );
  return entities;
};

/** The results as a person reads them. */
export const pullLines = (source: string, results: readonly PullResult[]): string[] => {
  const landed = results.reduce((sum, result) => sum + (result.status === 'done' ? result.landed : 0), 0);
  const failed = results.filter((result) => result.status !== 'done').length;
  return [
    ...aligned(
      results.flatMap((result) =>
        result.status === 'done'
          ? [
              [
                `  ${result.entity}`,
                count(result.pages, 'page'),
                count(result.rows, 'row'),
                `${result.landed} new since ${result.since.toISOString()}${result.isResumed ? ', resumed' : ''} in ${duration(result.ms)}`,
              ],
            ]
          : [],
      ),
    ),
    ...results.flatMap((result) => (result.status === 'done' ? [] : [`  ${result.status}: ${result.error}`])),
    `${source}: ${count(landed, 'new row')}${failed ? `, ${failed} of ${results.length} not pulled to the end` : ''}.`,
  ];
};
