import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { RunOrder } from '../api/client';
import type { Difference } from '../api/shapes';
import { changes } from '../difference/DifferencePanel';
import { Confirm } from '../frame/Confirm';
import { useLinks } from '../frame/links';
import { useWords } from '../frame/useWords';
import { useStartRun } from '../operations/actions';
import { useRequestKey } from '../operations/useRequestKey';
import { batchesTranslationRef } from '../translation/ref';
import { Recorded } from '../trigger/Recorded';

/** After a dry run that found a difference: the button that reprocesses the same months for real. */
export const PublishForReal = ({ difference }: { difference: Difference }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const words = useWords();
  const links = useLinks();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const start = useStartRun();
  const { from, to } = difference;
  const order: RunOrder = { command: 'reprocess', from, to, dryRun: false };
  const key = useRequestKey(order);
  if (!difference.models.some(changes)) return null;
  const period = words.period(from, to);
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        {t('publish.open')}
      </Button>
      {isOpen && (
        <Confirm
          isOpen
          title={t('publish.title', { period })}
          confirm={t('publish.confirm')}
          keep={t('start.cancel')}
          action={start}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            start.mutate({ key, order }, { onSuccess: ({ runId }) => navigate(links.run(runId)) })
          }
        >
          <p>{t('publish.sentence', { period })}</p>
          <Recorded />
        </Confirm>
      )}
    </>
  );
};
