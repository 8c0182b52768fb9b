import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useLocation } from 'react-router-dom';
import { batchesTranslationRef } from '../translation/ref';
import styles from './batches.module.css';
import { useLinks } from './links';

/** The way between the pages of a batch: its runs, what it rejected, who did what. */
export const BatchNav = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const links = useLinks();
  const { pathname } = useLocation();
  const others = [links.rejected, links.actions];
  const here = others.find((href) => pathname.startsWith(href)) ?? links.runs; // one run belongs to the runs
  const names = {
    [links.runs]: 'nav.runs',
    [links.rejected]: 'nav.rejected',
    [links.actions]: 'nav.actions',
  } as const;
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      {[links.runs, ...others].map((href) => (
        <Link key={href} to={href} aria-current={href === here ? 'page' : undefined}>
          {t(names[href]!)}
        </Link>
      ))}
    </nav>
  );
};
