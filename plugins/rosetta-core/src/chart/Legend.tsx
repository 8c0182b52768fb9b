import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation/ref';
import styles from './Legend.module.css';
import type { Series } from './series';

/** The names of the series, in the order of their layers. */
export const Legend = ({
  series,
  colorOf,
}: {
  series: readonly Series[];
  colorOf: (key: string) => string;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <ul className={styles.legend} aria-label={t('chart.legend')}>
      {series.map(({ key, name }) => (
        <li key={key}>
          <span className={styles.swatch} style={{ background: colorOf(key) }} />
          {name}
        </li>
      ))}
    </ul>
  );
};
