import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { clearBelow, type Crumb } from '@rosetta/plugin-rosetta-core';
import { levels, type CostFilters, type Level } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import { useCostTotals } from '../operations/useCostTree';
import { finopsTranslationRef } from '../translation/ref';
import { useNodeName } from './useNodeName';

/** The levels above as links, named; a level without cost in the period keeps its id as its name. */
export const useCrumbs = ({
  query,
  filters,
  domains,
  parents,
  showsLines,
}: {
  query: CostQuery;
  filters: CostFilters;
  domains: readonly { id: string; name: string }[];
  parents: readonly { level: Level; id: string }[];
  showsLines: boolean;
}): Crumb[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nameOf = useNodeName();
  const chosen = new Set(parents.map(({ level }) => level));
  // A link that lands deep knows only ids: the first node of a level, over its own filter, is that node.
  const nodes = {
    domain: domains,
    family: useCostTotals({ ...query, level: 'family' }, { enabled: chosen.has('family') }).data?.items,
    product: useCostTotals({ ...query, level: 'product' }, { enabled: chosen.has('product') }).data?.items,
    application: useCostTotals({ ...query, level: 'application' }, { enabled: chosen.has('application') })
      .data?.items,
  };
  const up = (level?: Level) => filters.href({ ...clearBelow(levels, level), view: 'tree' });
  const crumbs: Crumb[] = [
    { label: t('drill.all'), href: up() },
    ...parents.map(({ level, id }) => {
      const name = nodes[level]?.find((node) => node.id === id)?.name ?? id;
      return { label: nameOf({ id, name }), href: up(level), hint: t(`drill.${level}`) };
    }),
  ];
  return showsLines ? [...crumbs, { label: t('drill.lines'), href: '#' }] : crumbs;
};
