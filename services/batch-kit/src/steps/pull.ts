import { LoadError, type LoadProject, pull } from '@rosetta/loaders-engine';
import type { Step } from '../run/steps.ts';

/** One step for each system whose address is in the environment; the others are not pulled. */
export const pullSteps = (project: LoadProject, raw: string, environment: NodeJS.ProcessEnv): Step[] =>
  (project.pulls ?? [])
    .filter(({ url }) => environment[url]?.trim())
    .map(({ name }) => ({
      name: `pull ${name}`,
      work: async ({ say, count, signal }) => {
        const results = await pull(project, {
          source: name,
          raw,
          environment,
          signal,
          observe: (event) => {
            if (event.step === 'retry')
              say(
                'warn',
                `${event.entity}: ${event.reason}; again in ${Math.ceil(event.waitMs / 1000)} s (try ${event.tried + 1}).`,
              );
          },
        });
        signal.throwIfAborted();
        const done = results.flatMap((result) => (result.status === 'done' ? [result] : []));
        const failed = results.flatMap((result) => (result.status === 'done' ? [] : [result.error]));
        for (const { entity, rows, landed } of done)
          say('info', `${entity}: ${rows} rows, ${landed} of them new.`, { entity, rows, landed });
        const sum = (key: 'rows' | 'landed') => done.reduce((total, result) => total + result[key], 0);
        count({ read: sum('rows'), written: sum('landed') });
        if (failed.length > 0) throw new LoadError(`${name} was not pulled to the end: ${failed.join('; ')}`);
        return `${sum('landed')} new rows pulled from ${name}.`;
      },
    }));
