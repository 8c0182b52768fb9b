import { table } from '../cli/table.ts';
import { key, type ColumnNode, type Edge } from './columnGraph.ts';
import type { ColumnLineage, DescribedColumn } from './describeLineage.ts';
import { partNames } from './partNames.ts';

/** One column as a person reads it: what it is, and its trees up and down. */
export const formatColumn = (lineage: ColumnLineage): string => {
  const column = lineage.columns[0]!;
  const rows = formatInfluences(lineage.influences);
  return [
    `${key(column)}  ${column.type}${column.nullable ? '' : ' not null'}${placeOf(lineage)}`,
    ...(column.description ? [`  ${column.description}`] : []),
    ...section('comes from', drawTree(column.up, column, 'up')),
    ...section('goes into', drawTree(column.down, column, 'down')),
    ...(rows ? ['', `which rows there are is decided by: ${rows}`] : []),
    ...exposed(lineage),
  ].join('\n');
};

/** All columns of a relation, each with one step up and one step down. */
export const formatRelation = (lineage: ColumnLineage): string => {
  const rows = lineage.columns.map((column) => [
    column.column,
    column.type + (column.nullable ? '' : ' not null'),
    nextTo(column, 'up'),
    nextTo(column, 'down'),
  ]);
  const influences = formatInfluences(lineage.influences);
  return [
    `${lineage.relation}${placeOf(lineage)}`,
    '',
    table(['column', 'type', 'comes from', 'goes into'], rows),
    ...(influences ? ['', `which rows there are is decided by: ${influences}`] : []),
    ...exposed(lineage),
  ].join('\n');
};

const placeOf = ({ kind, place }: ColumnLineage): string =>
  kind === 'source' ? ' (source)' : place === undefined ? '' : ` (${place})`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const exposed = ({ exposures }: ColumnLineage): string[] => {
  const places = new Map<string, string[]>();
  for (const { exposure, place } of exposures) places.set(exposure, [...(places.get(exposure) ?? []), place]);
  if (places.size === 0) return [];
  return ['', 'used by', ...[...places].map(([name, of]) => `   ${name} (${of.join(', ')})`)];
};

const nextTo = (column: DescribedColumn, way: 'up' | 'down'): string =>
  neighbours(column[way], key(column), way)
    .filter(({ direct }) => direct)
    .map(({ at, parts }) => `${at} [${parts}]`)
    .join(', ');

/** The lines of a tree of columns above or below one; a column that was drawn out before is not drawn out again. */
const drawTree = (edges: readonly Edge[], root: ColumnNode, way: 'up' | 'down'): string[] => {
  const drawn = new Set<string>();
  const lines: string[] = [];
  const draw = (node: string, indent: string): void => {
    drawn.add(node);
    const next = neighbours(edges, node, way);
    next.forEach(({ at, parts, direct }, index) => {
      const last = index === next.length - 1;
      const follows = direct && neighbours(edges, at, way).length > 0;
      const again = follows && drawn.has(at);
      lines.push(`${indent}${last ? '└─ ' : '├─ '}${at} [${parts}]${again ? ', see above' : ''}`);
      if (follows && !again) draw(at, indent + (last ? '   ' : '│  '));
    });
  };
  draw(key(root), '');
  return lines;
};

interface Neighbour {
  at: string;
  /** Every part that it has: `aggregated, window`. */
  parts: string;
  /** True when the value is made of it, rather than only decided by it. */
  direct: boolean;
}

const neighbours = (edges: readonly Edge[], node: string, way: 'up' | 'down'): Neighbour[] => {
  const [here, there] = way === 'up' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const found = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (key(edge[here]) !== node) continue;
    const at = key(edge[there]);
    found.set(at, [...(found.get(at) ?? []), edge]);
  }
  return [...found].map(([at, all]) => ({
    at,
    parts: all.map(({ subtype }) => partNames[subtype]).join(', '),
    direct: all.some(({ type }) => type === 'DIRECT'),
  }));
};

/** By the clause they stand in: `join a.x, b.y; filter b.z`. */
const formatInfluences = (influences: readonly Edge[]): string => {
  const byKind = new Map<Edge['subtype'], string[]>();
  for (const { subtype, from } of influences)
    byKind.set(subtype, [...(byKind.get(subtype) ?? []), key(from)]);
  return [...byKind].map(([kind, names]) => `${partNames[kind]} ${names.join(', ')}`).join('; ');
};
