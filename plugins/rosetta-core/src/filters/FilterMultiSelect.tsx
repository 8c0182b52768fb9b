import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { coreTranslationRef } from '../translation/ref';
import type { Choice } from './FilterSelect';

/** A drop-down filter of several choices; none chosen, or all of them, stands for no filter. */
export const FilterMultiSelect = ({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: readonly string[] | undefined;
  choices: readonly Choice[];
  onChange: (value: string[] | undefined) => void;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Select
      label={label}
      selectionMode="multiple"
      placeholder={t('filters.all')}
      options={[...choices]}
      value={value ? [...value] : []}
      onChange={(keys) => {
        const chosen = choices.map(({ id }) => id).filter((id) => keys.includes(id));
        onChange(chosen.length === 0 || chosen.length === choices.length ? undefined : chosen);
      }}
    />
  );
};
