import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../states/EmptyState';
import { coreTranslationRef } from '../../translation/ref';
import styles from './batches.module.css';

/** Says that the filters leave nothing, with the link that clears them. */
export const ClearedFilters = ({
  title,
  description,
  href,
}: {
  title: string;
  description: string;
  href: string;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <EmptyState
      title={title}
      description={description}
      action={
        <Link to={href} className={styles.link}>
          {t('filters.clear')}
        </Link>
      }
    />
  );
};
