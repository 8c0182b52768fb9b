import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiPlayLine } from '@remixicon/react';
import { useState } from 'react';
import { batchesTranslationRef } from '../translation/ref';
import { StartDialog } from './StartDialog';

/** The button that asks for a run. */
export const StartRun = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" iconStart={<RiPlayLine aria-hidden />} onPress={() => setOpen(true)}>
        {t('start.open')}
      </Button>
      {isOpen && <StartDialog onClose={() => setOpen(false)} />}
    </>
  );
};
