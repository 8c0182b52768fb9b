import type { Project } from '../project/project.ts';
import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import { matching } from './methods.ts';
import { nodesOf, type Node, type Nodes } from './nodes.ts';
import { parseSelection, type Criterion } from './parseSelection.ts';
import { matchingState, type SelectionContext } from './stateMethods.ts';

/** What a person selects, in the words of the command line. */
export interface Selection {
  select?: string | undefined;
  exclude?: string | undefined;
  /** The name of a selection in project.yml. */
  selector?: string | undefined;
  /** A folder with the manifest.json (and run_results.json) that `state:` and `result:` compare with. */
  state?: string | undefined;
}

/** The nodes that a selection means, in the order of the project; a model brings the tests that read it. */
export const selectNodes = (
  project: Project,
  selection: Selection,
  context: SelectionContext = {},
): Node[] => {
  const nodes = nodesOf(project);
  const all = [...nodes.byId.values()];
  const evaluation = { project, context, nodes, all, under: [] };
  const selected = chosen(evaluation, selection);
  return all.filter(({ id }) => selected.has(id));
};

/** The models that a selection means. @throws TransformError when a word of it means nothing. */
export const selectModels = (
  project: Project,
  selection: string | Selection,
  context: SelectionContext = {},
): Set<string> => {
  const asked = typeof selection === 'string' ? { select: selection } : selection;
  const found = selectNodes(project, asked, context);
  return new Set(found.flatMap(({ model }) => model?.name ?? []));
};

interface Evaluation {
  project: Project;
  context: SelectionContext;
  nodes: Nodes;
  all: readonly Node[];
  /** The selectors that are being read, so that one that names itself is noticed. */
  under: readonly string[];
}

const chosen = (on: Evaluation, { select, exclude, selector }: Selection): Set<string> => {
  if (select !== undefined && selector !== undefined)
    throw new TransformError('--select and --selector exclude each other; write --select selector:NAME ...');
  const wanted = selector === undefined ? select : `selector:${selector}`;
  const selected = wanted === undefined ? new Set(on.nodes.byId.keys()) : united(on, wanted);
  for (const id of exclude === undefined ? [] : united(on, exclude)) selected.delete(id);
  return selected;
};

const united = (on: Evaluation, text: string): Set<string> => {
  const union = new Set<string>();
  for (const criteria of parseSelection(text)) {
    const [first, ...others] = criteria.map((criterion) => reached(on, criterion));
    for (const id of first!) if (others.every((other) => other.has(id))) union.add(id);
  }
  return union;
};

/** What a criterion means, as far up and down as it says, with the tests of all that. */
const reached = (on: Evaluation, criterion: Criterion): Set<string> => {
  const { graph, testsOf } = on.nodes;
  const found = new Set(
    criterion.method === 'selector' ? named(on, criterion.value) : started(on, criterion),
  );
  const whole = new Set(found);
  for (const id of found) {
    if (criterion.up > 0) for (const parent of graph.ancestors(id, criterion.up)) whole.add(parent);
    if (criterion.down > 0 || criterion.childrensParents)
      for (const child of graph.descendants(id, criterion.childrensParents ? Infinity : criterion.down))
        whole.add(child);
  }
  if (criterion.childrensParents)
    for (const id of [...whole]) for (const parent of graph.ancestors(id)) whole.add(parent);
  for (const id of [...whole]) for (const test of testsOf(id)) whole.add(test);
  return whole;
};

const started = (on: Evaluation, criterion: Criterion): string[] =>
  matchingState(on, criterion) ?? matching({ project: on.project, nodes: on.all }, criterion);

const named = (on: Evaluation, name: string): Set<string> => {
  const { selectors } = on.project.config;
  const selection = selectors.get(name);
  if (!selection)
    throw new TransformError(
      `project.yml has no selector ${name}${suggestion(name, selectors.keys()) || '; write it under selectors'}`,
    );
  if (on.under.includes(name))
    throw new TransformError(`selectors go in a circle: ${[...on.under, name].join(' -> ')}`);
  return chosen({ ...on, under: [...on.under, name] }, selection);
};
