import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { FilterBar } from '../../filters/FilterBar';
import { FilterSelect } from '../../filters/FilterSelect';
import { FilterText } from '../../filters/FilterText';
import type { UrlFilters } from '../../filters/useUrlFilters';
import type { LogLine } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import { levels, type logFilters } from './logFilters';

/** The filters of the log; a change of them is no step of the browser's history. */
export const LogFilterBar = ({
  filters: { values, set, refused },
  lines,
}: {
  filters: UrlFilters<typeof logFilters>;
  lines: readonly LogLine[];
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const steps = useMemo(
    () => [...new Set(lines.flatMap(({ step }) => (step === null ? [] : [step])))],
    [lines],
  );
  const search = useCallback((text: string | undefined) => set({ search: text }, { replace: true }), [set]);
  return (
    <FilterBar refused={refused}>
      <FilterSelect
        label={t('log.level')}
        value={values.level}
        choices={levels.map((id) => ({ id, label: t(`log.${id}`) }))}
        onChange={(level) => set({ level: level as typeof values.level }, { replace: true })}
      />
      <FilterSelect
        label={t('log.step')}
        optional
        value={values.step}
        choices={steps.map((id) => ({ id, label: id }))}
        onChange={(step) => set({ step }, { replace: true })}
      />
      <FilterText label={t('log.search')} value={values.search} onChange={search} />
    </FilterBar>
  );
};
