import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterDay } from '../../filters/FilterDay';
import { addDays, type Day } from '../../month/day';
import { batchesTranslationRef } from '../translation/ref';

/** A run of days; the last is shown included and kept excluded. */
export const DayFilters = ({
  from,
  to,
  onChange,
}: {
  from: Day | undefined;
  to: Day | undefined;
  onChange: (patch: { from?: Day; to?: Day }) => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  return (
    <>
      <FilterDay label={t('filters.from')} value={from} onChange={(day) => onChange({ from: day })} />
      <FilterDay
        label={t('filters.to')}
        value={to && addDays(to, -1)}
        onChange={(day) => onChange({ to: day && addDays(day, 1) })}
      />
    </>
  );
};
