import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { coreTranslationRef } from '../translation/ref';

// An empty id is no key to the list box, and no id of a domain or group has a space.
const everything = ' all';

/** One choice of a filter. */
export type Choice = { id: string; label: string };

/** A drop-down filter; with `optional`, its first choice is "All" and stands for no filter. */
export const FilterSelect = ({
  label,
  value,
  choices,
  onChange,
  optional = false,
  searchable = false,
}: {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | undefined) => void;
  optional?: boolean;
  searchable?: boolean;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  // A link may name what the data does not hold (yet): it stays visible rather than read as "All".
  const unknown = value !== undefined && !choices.some(({ id }) => id === value);
  const options = [
    ...(optional ? [{ id: everything, label: t('filters.all') }] : []),
    ...choices,
    ...(unknown ? [{ id: value, label: value }] : []),
  ];
  return (
    <Select
      label={label}
      options={options}
      search={searchable ? { placeholder: label } : undefined}
      value={value ?? everything}
      onChange={(key) => onChange(key === everything || key === null ? undefined : String(key))}
    />
  );
};
