import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterBar } from '../../filters/FilterBar';
import { FilterMultiSelect } from '../../filters/FilterMultiSelect';
import { FilterSelect } from '../../filters/FilterSelect';
import { DayFilters } from '../frame/DayFilters';
import { batchesTranslationRef } from '../translation/ref';
import { commands, statuses, triggers, type RunFilters } from './runFilters';

/** The filters of the list of runs. */
export const RunFilterBar = ({ filters }: { filters: RunFilters }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const { values, set, refused } = filters;
  return (
    <FilterBar refused={refused}>
      <FilterMultiSelect
        label={t('filters.status')}
        value={values.status}
        choices={statuses.map((id) => ({ id, label: t(`status.${id}`) }))}
        onChange={(status) => set({ status: status as typeof values.status })}
      />
      <FilterSelect
        label={t('filters.command')}
        optional
        value={values.command}
        choices={commands.map((id) => ({ id, label: t(`command.${id}`) }))}
        onChange={(command) => set({ command: command as typeof values.command })}
      />
      <FilterSelect
        label={t('filters.trigger')}
        optional
        value={values.trigger}
        choices={triggers.map((id) => ({ id, label: t(`trigger.${id}`) }))}
        onChange={(trigger) => set({ trigger: trigger as typeof values.trigger })}
      />
      <DayFilters from={values.from} to={values.to} onChange={set} />
    </FilterBar>
  );
};
