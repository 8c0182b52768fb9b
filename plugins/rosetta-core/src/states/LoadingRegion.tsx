import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { coreTranslationRef } from '../translation/ref';

/** A skeleton that tells screen readers that the page loads. */
export const LoadingRegion = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t('states.loading')}</VisuallyHidden>
      <div aria-hidden="true">{children}</div>
    </div>
  );
};
