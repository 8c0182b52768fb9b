import { type LoadProject, replay } from '@rosetta/loaders-engine';
import type { Step } from '../run/steps.ts';
import { conclude, Counted, type Stores } from './load.ts';

/** Reads the rejected rows of a loader again from raw, with today's contract; what passes joins staging. */
export const replayStep = (project: LoadProject, stores: Stores): Step => ({
  name: 'replay',
  work: async (context) => {
    const { loader, rawIds } = context.inputs;
    const counts = new Counted(context);
    const result = await replay(project, {
      ...stores,
      loader: loader!,
      ids: rawIds,
      signal: context.signal,
      observe: (event) => counts.see(event),
    });
    conclude(context, [result]);
    if (result.read === 0) return `${loader} has no rejected rows to read again.`;
    return `${result.read} rejected rows of ${loader} read again: ${result.written} rows written, ${result.rejected} still rejected.`;
  },
});
