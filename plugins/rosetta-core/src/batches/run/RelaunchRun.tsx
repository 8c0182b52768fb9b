import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiRestartLine } from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Run } from '../api/shapes';
import { Confirm } from '../frame/Confirm';
import { useLinks } from '../frame/links';
import { useWords } from '../frame/useWords';
import { useRelaunchRun } from '../operations/actions';
import { useRequestKey } from '../operations/useRequestKey';
import { batchesTranslationRef } from '../translation/ref';
import { Recorded } from '../trigger/Recorded';

/** The button that does the work of an ended run once more, and goes to the new run. */
export const RelaunchRun = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" iconStart={<RiRestartLine aria-hidden />} onPress={() => setOpen(true)}>
        {t('relaunch.open')}
      </Button>
      {isOpen && <RelaunchDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
};

const RelaunchDialog = ({ run, onClose }: { run: Run; onClose: () => void }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const words = useWords();
  const links = useLinks();
  const navigate = useNavigate();
  const relaunch = useRelaunchRun(run.runId);
  const key = useRequestKey(run.runId);
  const inputs = [words.command(run), words.inputs(run.inputs)].filter(Boolean).join(', ');
  return (
    <Confirm
      isOpen
      title={t('relaunch.title')}
      confirm={t('relaunch.confirm')}
      keep={t('start.cancel')}
      action={relaunch}
      onClose={onClose}
      onConfirm={() => relaunch.mutate({ key }, { onSuccess: ({ runId }) => navigate(links.run(runId)) })}
    >
      <p>{t('relaunch.sentence', { inputs })}</p>
      <Recorded />
    </Confirm>
  );
};
