import type { RecordedModel } from '../artifacts/readManifest.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { Criterion } from './parseSelection.ts';
import type { Node } from './nodes.ts';

/** What `state:` and `result:` are judged by; read only when a selection has them. */
export interface SelectionContext {
  state?: {
    /** The models as they are now, by name. */
    now: ReadonlyMap<string, RecordedModel>;
    /** The models as they were recorded, by name. */
    before: ReadonlyMap<string, RecordedModel>;
  };
  /** The status of each node in the last run, by unique id, in dbt's words. */
  results?: ReadonlyMap<string, string>;
}

const states = ['new', 'old', 'modified', 'unmodified'];
const statuses = ['success', 'error', 'skipped', 'pass', 'fail', 'warn'];

/** What dbt calls some of the parts that a model is made from. */
const subselectors: Record<string, readonly string[]> = {
  body: ['sql', 'rows'],
  configs: ['materialization', 'indexes', 'schema'],
  contract: ['columns'],
};

/** The nodes that `state:x` or `result:x` means, none included; undefined when the criterion is another. */
export const matchingState = (
  { all, context }: { all: readonly Node[]; context: SelectionContext },
  { method, value, text }: Criterion,
): string[] | undefined => {
  if (method === 'result')
    return all.filter(({ id }) => resultOf(context, value, text).has(id)).map(({ id }) => id);
  if (method !== 'state') return undefined;
  const { state } = context;
  if (!state)
    throw new TransformError(`${text} needs something to compare with; pass --database, or --state DIR`);
  const [kind, part] = value.split('.');
  if (!states.includes(kind!))
    throw new TransformError(
      `${text} is none of state:${states.join(', state:')}${suggestion(value, states)}`,
    );
  return all.flatMap(({ id, model }) => (model && isIn(model.name, kind!, part, state) ? [id] : []));
};

const resultOf = ({ results }: SelectionContext, value: string, text: string): Set<string> => {
  if (!results) throw new TransformError(`${text} needs the last run; pass --database, or --state DIR`);
  if (!statuses.includes(value))
    throw new TransformError(
      `${text} is none of result:${statuses.join(', result:')}${suggestion(value, statuses)}`,
    );
  return new Set([...results].filter(([, status]) => status === value).map(([id]) => id));
};

const isIn = (
  name: string,
  kind: string,
  part: string | undefined,
  { now, before }: NonNullable<SelectionContext['state']>,
): boolean => {
  const [is, was] = [now.get(name)!, before.get(name)];
  if (kind === 'new') return !was;
  if (kind === 'old') return was !== undefined;
  if (kind === 'unmodified') return was !== undefined && !differs(is, was, part);
  return !was || differs(is, was, part);
};

const differs = (is: RecordedModel, was: RecordedModel, part: string | undefined): boolean => {
  const compared =
    part === undefined
      ? [...new Set([...Object.keys(is.parts), ...Object.keys(was.parts)])]
      : (subselectors[part] ?? [part]);
  return (
    compared.some((key) => is.parts[key] !== was.parts[key]) ||
    (part === undefined && is.contract !== was.contract)
  );
};
