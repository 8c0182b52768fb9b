import { allRelations, columnReach, relation } from './catalog.ts';
import { h, svgLink, type Child } from './dom.ts';
import { box, layout, type Placed } from './layout.ts';
import { allNodes, describeNode, exposuresAlong, nodeChildren, nodeParents } from './nodes.ts';
import { panZoom } from './panZoom.ts';
import { linkTo, linkToColumn, linkToGraph } from './words.ts';

const lineHeight = 18;

/** The graph: the whole project, the surroundings of a model, or the way of one column. */
export const graphPage = (params: URLSearchParams): Child[] => {
  const focus = params.get('focus') ?? undefined;
  const column = params.get('column') ?? undefined;
  const steps = Number(params.get('steps') ?? 2);
  if (focus !== undefined && !relation(focus))
    return [h('h1', {}, 'No such page'), h('p', {}, `Nothing is named ${focus} here.`)];
  const reach = focus !== undefined && column !== undefined ? columnReach([focus, column]) : undefined;
  const names = reach
    ? [...reach.keys(), ...exposuresAlong(reach)]
    : focus === undefined
      ? allNodes()
      : around(focus, steps);
  const title =
    focus === undefined
      ? 'Graph'
      : column === undefined
        ? `Around ${focus}`
        : `The way of ${focus}.${column}`;
  return [
    h('h1', {}, title),
    controls(focus, column, steps),
    drawing(names, focus, reach, title),
    h(
      'p',
      { class: 'quiet' },
      'Drag to move, turn the wheel or press + and - to scale, 0 to see all. Sources stand on the left, what reads them to the right; square is what comes in, round what uses the models, dashed a view.',
    ),
  ];
};

const around = (focus: string, steps: number): string[] => {
  const found = new Set([focus]);
  for (const next of [nodeParents, nodeChildren]) {
    let edge = [focus];
    for (let step = 0; step < steps && edge.length > 0; step++) {
      edge = edge.flatMap(next).filter((name) => !found.has(name));
      edge.forEach((name) => found.add(name));
    }
  }
  return [...found];
};

const controls = (focus: string | undefined, column: string | undefined, steps: number): Child => {
  const names = [...allRelations().keys()].sort();
  const go = (to: string): void => {
    location.hash = to;
  };
  const input = h('input', {
    list: 'names',
    value: focus ?? '',
    placeholder: 'all',
    autocomplete: 'off',
    onchange: (event) => {
      const { value } = event.target as HTMLInputElement;
      if (value === '') go('#/graph');
      else if (relation(value)) go(linkToGraph(value));
    },
  });
  const choice = h(
    'select',
    { onchange: (event) => go(`${linkToGraph(focus!)}&steps=${(event.target as HTMLSelectElement).value}`) },
    ...[1, 2, 3, 99].map((value) =>
      h('option', { value, selected: value === steps }, value === 99 ? 'all' : value),
    ),
  );
  return h(
    'div',
    { class: 'controls' },
    h(
      'label',
      {},
      'Around ',
      input,
      h('datalist', { id: 'names' }, ...names.map((value) => h('option', { value }))),
    ),
    focus !== undefined && column === undefined && h('label', {}, 'steps ', choice),
    focus !== undefined && h('a', { class: 'button', href: '#/graph' }, 'Whole project'),
    focus !== undefined && h('a', { class: 'button', href: linkTo(focus) }, `About ${focus}`),
  );
};

const drawing = (
  names: readonly string[],
  focus: string | undefined,
  reach: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  title: string,
): HTMLElement => {
  const columnsOf = (name: string): string[] => [...(reach?.get(name) ?? [])].sort();
  const heightOf = (name: string): number =>
    box.height + (reach ? columnsOf(name).length * lineHeight + 6 : 0);
  const placed = layout(names, nodeParents, heightOf);
  const edges = [...placed.values()].flatMap((to) =>
    nodeParents(to.name).flatMap((parent) => {
      const from = placed.get(parent);
      return from ? [edge(from, to, heightOf, focus)] : [];
    }),
  );
  const nodes = [...placed.values()].map((at) =>
    node(at, heightOf(at.name), columnsOf(at.name), at.name === focus),
  );
  const svg = h(
    'svg',
    {
      class: 'graph',
      role: 'group',
      tabindex: '0',
      'aria-label': `${title}: ${names.length} nodes, ${edges.length} links`,
    },
    arrowHead(),
    h('g', { class: 'edges' }, ...edges),
    h('g', {}, ...nodes),
  ) as unknown as SVGSVGElement;
  const right = Math.max(...[...placed.values()].map(({ x }) => x)) + box.width;
  const below = Math.max(...[...placed.values()].map(({ name, y }) => y + heightOf(name)));
  const middle = focus === undefined ? undefined : placed.get(focus);
  const centre = middle
    ? { x: middle.x + box.width / 2, y: middle.y + heightOf(middle.name) / 2 }
    : { x: 0, y: below / 2 };
  const view = panZoom(svg, { x: -20, y: -20, width: right + 40, height: below + 40 }, centre);
  const button = (label: string, text: string, onclick: () => void) =>
    h('button', { type: 'button', 'aria-label': label, title: label, onclick }, text);
  return h(
    'div',
    { class: 'drawing' },
    svg as unknown as HTMLElement,
    h(
      'div',
      { class: 'zoom' },
      button('Larger', '+', view.larger),
      button('Smaller', '−', view.smaller),
      button('See all', '⤢', view.fit),
    ),
  );
};

const arrowHead = (): HTMLElement =>
  h(
    'defs',
    {},
    h(
      'marker',
      {
        id: 'arrow',
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      h('path', { d: 'M0 0 8 4 0 8Z', class: 'head' }),
    ),
  );

const edge = (
  from: Placed,
  to: Placed,
  heightOf: (name: string) => number,
  focus: string | undefined,
): HTMLElement => {
  const [x1, y1] = [from.x + box.width, from.y + heightOf(from.name) / 2];
  const [x2, y2] = [to.x, to.y + heightOf(to.name) / 2];
  const bend = Math.max(40, (x2 - x1) / 2);
  const near = from.name === focus || to.name === focus;
  return h('path', {
    class: near ? 'edge near' : 'edge',
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    'marker-end': 'url(#arrow)',
  });
};

/** Shapes tell kinds apart as well as words do: what comes in is square, what goes out is round. */
const corners: Record<string, number> = { source: 0, seed: 0 };

const node = (
  { name: id, x, y }: Placed,
  height: number,
  columns: readonly string[],
  focused: boolean,
): SVGElement => {
  const { name, kind, href } = describeNode(id);
  const shown = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', `node ${kind.replaceAll(' ', '-')}${focused ? ' focused' : ''}`);
  group.setAttribute('transform', `translate(${x} ${y})`);
  group.append(
    svgLink(
      { href },
      shown !== name && h('title', {}, `${name} ${kind}`),
      h('rect', { width: box.width, height, rx: corners[kind] ?? (id === name ? 6 : box.height / 2) }),
      h('text', { x: 10, y: 17, class: 'name' }, shown),
      h('text', { x: 10, y: 33, class: 'what' }, kind),
    ),
    ...columns.map((column, index) =>
      svgLink(
        { href: linkToColumn([id, column]) },
        h('text', { x: 18, y: box.height + 12 + index * lineHeight, class: 'column' }, column),
      ),
    ),
  );
  return group;
};
