import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterSelect } from '../../filters/FilterSelect';
import { useFormats } from '../../format/useFormats';
import { addMonths, monthRange, type Month } from '../../month/month';
import { batchesTranslationRef } from '../translation/ref';
import styles from './MonthSpan.module.css';

const years = 5;

/** Picks a first and a last month, newest first. */
export const MonthSpan = ({
  value,
  newest,
  onChange,
}: {
  value: { from: Month; last: Month };
  newest: Month;
  onChange: (value: { from: Month; last: Month }) => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const months = monthRange(addMonths(newest, -12 * years), addMonths(newest, 1))
    .reverse()
    .map((id) => ({ id, label: format.longMonth(id) }));
  return (
    <div className={styles.span}>
      <FilterSelect
        label={t('start.from')}
        value={value.from}
        choices={months}
        searchable
        onChange={(from) => from && onChange({ ...value, from })}
      />
      <FilterSelect
        label={t('start.to')}
        value={value.last}
        choices={months}
        searchable
        onChange={(last) => last && onChange({ ...value, last })}
      />
    </div>
  );
};
