import { toastApiRef, useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { coreTranslationRef } from '../translation/ref';

/** A button that makes a file; it waits while the file is made and says so when it cannot be. */
export const ExportButton = ({
  format,
  title,
  run,
}: {
  format: 'csv' | 'png';
  /** What is exported, for screen readers. */
  title: string;
  run: () => void | Promise<void>;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const toasts = useApi(toastApiRef);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      await run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toasts.post({ title: t('chart.exportFailed', { reason }), status: 'neutral' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="tertiary"
      iconStart={<RiDownloadLine aria-hidden />}
      isPending={busy}
      onPress={start}
      aria-label={t(format === 'csv' ? 'chart.exportCsv' : 'chart.exportPng', { title })}
    >
      {t(`chart.${format}`)}
    </Button>
  );
};
