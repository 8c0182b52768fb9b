import { readType } from '../sql/typeName.ts';
import type { Diagnostics } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { Distribution, Model } from './types.ts';

type Hash = Extract<Distribution, { kind: 'hash' }>;

/** Reports what `colocate_with` names and cannot be colocated with: shards match only when kind and column type do. */
export const checkColocation = async (
  models: ReadonlyMap<string, Model>,
  diagnostics: Diagnostics,
): Promise<void> => {
  for (const { name, distribution } of models.values()) {
    if (distribution?.kind !== 'hash' || !distribution.colocateWith) continue;
    const { model: wanted, at } = distribution.colocateWith;
    const other = models.get(wanted);
    if (!other) {
      diagnostics.add(
        at,
        `colocate_with names ${wanted}, which is no model${suggestion(wanted, models.keys())}`,
      );
    } else if (other.distribution?.kind !== 'hash') {
      diagnostics.add(
        at,
        `${wanted} has ${other.distribution ? `distribution ${other.distribution.kind}` : 'no distribution'}; ${name} can be colocated with a model of distribution hash(column) only`,
      );
    } else if (circular(name, models)) {
      diagnostics.add(at, `colocate_with leads from ${name} back to ${name}; take one off`);
    } else {
      const [mine, theirs] = [typeOf(models.get(name)!), typeOf(other)];
      if ((await readType(mine)) !== (await readType(theirs)))
        diagnostics.add(
          at,
          `${name}.${distribution.column} is ${mine} and ${wanted}.${other.distribution.column} is ${theirs}; colocated models are distributed by columns of one type`,
        );
    }
  }
};

/** The number of shards of a distributed model: its own, or that of the model at the end of its `colocate_with`. */
export const shardCountOf = (
  { colocateWith, shardCount }: Hash,
  models: ReadonlyMap<string, Model>,
): number => {
  const other = colocateWith && models.get(colocateWith.model)?.distribution;
  return other?.kind === 'hash' ? shardCountOf(other, models) : (shardCount ?? 32);
};

const typeOf = ({ columns, distribution }: Model): string =>
  columns.find(({ name }) => name === (distribution as Hash).column)!.type;

const circular = (start: string, models: ReadonlyMap<string, Model>): boolean => {
  const seen = new Set<string>();
  for (let name: string | undefined = start; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const distribution: Distribution | undefined = models.get(name)?.distribution;
    name = distribution?.kind === 'hash' ? distribution.colocateWith?.model : undefined;
    if (name === start) return true;
  }
  return false;
};
