import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import type { Run } from '../api/shapes';
import { Confirm } from '../frame/Confirm';
import { useCancelRun } from '../operations/actions';
import { batchesTranslationRef } from '../translation/ref';
import { Recorded } from '../trigger/Recorded';

/** The button that cancels a run, after saying what that means. */
export const CancelRun = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelRun(run.runId);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="secondary" destructive onPress={() => setOpen(true)}>
        {t('cancel.open')}
      </Button>
      {isOpen && (
        <Confirm
          isOpen
          title={t('cancel.title')}
          confirm={t('cancel.confirm')}
          keep={t('cancel.keep')}
          destructive
          action={cancel}
          onClose={close}
          onConfirm={() => cancel.mutate(undefined, { onSuccess: close })}
        >
          <p>{t('cancel.sentence')}</p>
          <Recorded />
        </Confirm>
      )}
    </>
  );
};
