import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation/ref';
import { colorOf } from './colors';
import styles from './Legend.module.css';
import type { Series } from './series';

/** The names of the series, in the order of their layers. */
export const Legend = ({ series }: { series: readonly Series[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <ul className={styles.legend} aria-label={t('chart.legend')}>
      {series.map(({ key, name }, at) => (
        <li key={key}>
          <span className={styles.swatch} style={{ background: colorOf(at) }} />
          {name}
        </li>
      ))}
    </ul>
  );
};
