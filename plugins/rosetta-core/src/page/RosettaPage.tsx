import { PluginHeader } from '@backstage/ui';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { QueryProvider } from '../operations/QueryProvider';
import './tokens.css';
import styles from './RosettaPage.module.css';

/** The frame of every Rosetta page: title, what it is for, the cache of API answers and the house's colours. */
export const RosettaPage = ({
  title,
  icon,
  description,
  actions,
  queryClient,
  children,
}: {
  title: string;
  icon?: ReactElement;
  description?: string;
  actions?: ReactNode;
  /** Another cache than the shared one, for tests. */
  queryClient?: QueryClient;
  children: ReactNode;
}) => (
  <QueryProvider client={queryClient}>
    <main className={styles.page}>
      <PluginHeader title={title} icon={icon} customActions={actions} />
      <div className={styles.content}>
        {description && <p className={styles.description}>{description}</p>}
        {children}
      </div>
    </main>
  </QueryProvider>
);
