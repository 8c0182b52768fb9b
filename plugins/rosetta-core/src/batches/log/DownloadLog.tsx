import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { download } from '../../csv/download';
import { fileName } from '../../csv/fileName';
import type { LogLine, Run } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import { textOf } from './logFilters';

/** Takes the lines that are shown away as a text file. */
export const DownloadLog = ({ run, lines }: { run: Run; lines: readonly LogLine[] }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const take = () =>
    download(
      new Blob([`${lines.map(textOf).join('\n')}\n`], { type: 'text/plain;charset=utf-8' }),
      fileName('log', run.batch, run.command, run.runId),
    );
  return (
    <Button
      variant="tertiary"
      iconStart={<RiDownloadLine aria-hidden />}
      onPress={take}
      aria-label={t('log.downloadName')}
    >
      {t('log.download')}
    </Button>
  );
};
