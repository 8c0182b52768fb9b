import type { LogLine, Run, RunDetail, Step } from '../api/shapes';
import type { Connection, RunNews } from './followRun';

/** What is known of a run that is followed. */
export type LiveRun = { run: Run; steps: Step[]; lines: LogLine[]; connection: Connection };

/** A run as it was read, before its stream says more. */
export const startOf = ({ run, steps }: RunDetail): LiveRun => ({
  run,
  steps,
  lines: [],
  connection: 'connecting',
});

const withStep = (steps: readonly Step[], step: Step): Step[] =>
  [...steps.filter(({ position }) => position !== step.position), step].sort(
    (left, right) => left.position - right.position,
  );

/** The state after some news, in their order; a line that came before is not told twice. */
export const afterNews = (state: LiveRun, news: readonly RunNews[]): LiveRun => {
  const next = { ...state };
  const fresh: LogLine[] = [];
  let last = state.lines.at(-1)?.line ?? 0;
  for (const each of news) {
    if (each.kind === 'run') next.run = each.run;
    if (each.kind === 'connection') next.connection = each.state;
    if (each.kind === 'step') next.steps = withStep(next.steps, each.step);
    if (each.kind === 'line' && each.line.line > last) {
      fresh.push(each.line);
      last = each.line.line;
    }
  }
  if (fresh.length > 0) next.lines = [...state.lines, ...fresh];
  return next;
};
