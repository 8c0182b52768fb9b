import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { batchesTranslationRef } from '../translation/ref';
import { ReplayDialog } from './ReplayDialog';

/** The button that reads one rejected document again, or all of a loader. */
export const Replay = ({
  loader,
  rawId,
  onStarted,
}: {
  loader: string;
  /** The document; all of the loader without it. */
  rawId?: string;
  onStarted: (runId: string) => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const one = rawId !== undefined;
  return (
    <>
      <Button
        variant={one ? 'secondary' : 'primary'}
        onPress={() => setOpen(true)}
        aria-label={one ? t('rejected.replayName', { id: rawId }) : undefined}
      >
        {one ? t('rejected.replay') : t('rejected.replayAll', { loader })}
      </Button>
      {isOpen && (
        <ReplayDialog loader={loader} rawId={rawId} onStarted={onStarted} onClose={() => setOpen(false)} />
      )}
    </>
  );
};
