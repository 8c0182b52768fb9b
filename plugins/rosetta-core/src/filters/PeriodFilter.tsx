import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format/useFormats';
import { addMonths, monthRange, type Month } from '../month/month';
import { periodOf, presetOf, presets, type Period, type Preset, type Span } from '../month/period';
import { coreTranslationRef } from '../translation/ref';
import { FilterSelect } from './FilterSelect';

const earlier = (left: Month, right: Month) => (left < right ? left : right);
const later = (left: Month, right: Month) => (left > right ? left : right);

/** Picks a run of months, by name or month by month; the end is shown included and kept excluded. */
export const PeriodFilter = ({
  value,
  span,
  onChange,
}: {
  value: Period;
  span: Span;
  onChange: (period: Period) => void;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const format = useFormats();
  const included = addMonths(value.to, -1);
  const months = monthRange(earlier(span.first, value.from), later(addMonths(span.last, 1), value.to))
    .reverse()
    .map((id) => ({ id, label: format.month(id) }));
  const preset = presetOf(value, span);
  const names = presets.map((id) => ({ id, label: t(`period.${id}`) }));

  return (
    <>
      <FilterSelect
        label={t('period.preset')}
        value={preset ?? 'custom'}
        choices={preset ? names : [...names, { id: 'custom', label: t('period.custom') }]}
        onChange={(id) => id && id !== 'custom' && onChange(periodOf(id as Preset, span))}
      />
      <FilterSelect
        label={t('period.from')}
        value={value.from}
        choices={months}
        onChange={(from) => from && onChange({ from, to: later(value.to, addMonths(from, 1)) })}
      />
      <FilterSelect
        label={t('period.to')}
        value={included}
        choices={months}
        onChange={(last) => last && onChange({ from: earlier(value.from, last), to: addMonths(last, 1) })}
      />
    </>
  );
};
