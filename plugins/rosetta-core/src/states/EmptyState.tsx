import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Says that there is nothing here, why, and what to do next. */
export const EmptyState = ({
  title,
  description,
  action,
}: {
  title: string;
  description: string;
  action?: ReactNode;
}) => (
  <div className={styles.empty} role="status">
    <Text as="h3" variant="title-x-small" weight="bold">
      {title}
    </Text>
    <Text as="p" color="secondary">
      {description}
    </Text>
    {action}
  </div>
);
