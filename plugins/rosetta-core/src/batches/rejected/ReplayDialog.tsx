import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Confirm } from '../frame/Confirm';
import { useReplay } from '../operations/actions';
import { useRequestKey } from '../operations/useRequestKey';
import { batchesTranslationRef } from '../translation/ref';
import { Recorded } from '../trigger/Recorded';

/** Says what a replay does, then asks for it. */
export const ReplayDialog = ({
  loader,
  rawId,
  onStarted,
  onClose,
}: {
  loader: string;
  rawId: string | undefined;
  onStarted: (runId: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const replay = useReplay();
  const order = { loader, ...(rawId === undefined ? {} : { rawIds: [rawId] }) };
  const key = useRequestKey(order);
  return (
    <Confirm
      isOpen
      title={rawId === undefined ? t('rejected.all', { loader }) : t('rejected.one')}
      confirm={t('rejected.confirm')}
      keep={t('start.cancel')}
      action={replay}
      onClose={onClose}
      onConfirm={() =>
        replay.mutate(
          { key, ...order },
          {
            onSuccess: ({ runId }) => {
              onStarted(runId);
              onClose();
            },
          },
        )
      }
    >
      <p>{t('rejected.sentence')}</p>
      <Recorded />
    </Confirm>
  );
};
