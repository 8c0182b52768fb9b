import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Breadcrumbs, drillPath } from '@rosetta/plugin-rosetta-core';
import { levels, type CostFilters } from '../filters/costFilters';
import type { CostQuery } from '../filters/costQuery';
import styles from '../layout.module.css';
import { CostLines } from '../lines/CostLines';
import { finopsTranslationRef } from '../translation/ref';
import { useKeptFocus } from './useKeptFocus';
import { useRevealed } from './useRevealed';
import { CostTree } from './CostTree';
import { useCrumbs } from './useCrumbs';

/** The way from domains down to billing lines. Where the reader stands is in the URL: levels are links, up and down. */
export const CostDrilldown = ({
  query,
  filters,
  domains,
}: {
  query: CostQuery;
  filters: CostFilters;
  domains: readonly { id: string; name: string }[];
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { values } = filters;
  const { level, parents } = drillPath(levels, values);
  const isBottom = parents.length === levels.length;
  const showsLines = isBottom || values.view === 'lines';
  const crumbs = useCrumbs({ query, filters, domains, parents, showsLines });
  const below = { query, filters, top: <Breadcrumbs crumbs={crumbs} /> };
  const section = useRevealed<HTMLElement>(showsLines);
  useKeptFocus(section, [...parents.map(({ id }) => id), showsLines].join('/'));
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles.section}
      aria-label={t('drill.title')}
      data-drill={showsLines ? 'lines' : level}
    >
      {showsLines ? <CostLines {...below} canGoBack={!isBottom} /> : <CostTree {...below} level={level} />}
    </section>
  );
};
