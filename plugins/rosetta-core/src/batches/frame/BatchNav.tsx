import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NavLink } from 'react-router-dom';
import { batchesTranslationRef } from '../translation/ref';
import styles from './batches.module.css';
import { useLinks } from './links';

/** The way between the pages of a batch: its runs, what it rejected, who did what. */
export const BatchNav = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const links = useLinks();
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <NavLink to={links.runs} end>
        {t('nav.runs')}
      </NavLink>
      <NavLink to={links.rejected}>{t('nav.rejected')}</NavLink>
      <NavLink to={links.actions}>{t('nav.actions')}</NavLink>
    </nav>
  );
};
