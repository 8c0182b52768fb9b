import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { finopsTranslationRef } from '../translation/ref';

/** The name of a node; the house's own rows (unclassified, unallocated) speak the reader's language. */
export const useNodeName = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useCallback(
    ({ id, name }: { id: string; name: string }) =>
      id === 'unclassified' || id === 'unallocated' ? t(`drill.${id}`) : name,
    [t],
  );
};
