import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { coreTranslationRef } from '../translation/ref';
import styles from './Breadcrumbs.module.css';

/** One level above or here: its name and the link that goes there. */
export type Crumb = { label: string; href: string; hint?: string };

/** The way down so far; each level above is a link, the last is where the reader is. */
export const Breadcrumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <nav aria-label={t('drill.label')}>
      <ol className={styles.crumbs}>
        {crumbs.map(({ label, href, hint }, at) => (
          <li key={href} title={hint}>
            {at < crumbs.length - 1 ? (
              <Link to={href} className={styles.link}>
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};
