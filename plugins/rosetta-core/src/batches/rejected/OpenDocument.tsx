import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogBody, DialogFooter } from '@backstage/ui';
import { useState } from 'react';
import { Heading } from 'react-aria-components';
import type { RejectedRow } from '../api/shapes';
import styles from '../frame/batches.module.css';
import confirm from '../frame/Confirm.module.css';
import { batchesTranslationRef } from '../translation/ref';
import own from './rejected.module.css';

/** Opens a rejected document as formatted JSON, under what is wrong with it. */
export const OpenDocument = ({ row }: { row: RejectedRow }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onPress={() => setOpen(true)}
        aria-label={t('rejected.openName', { id: row.rawId })}
      >
        {t('rejected.open')}
      </Button>
      {isOpen && (
        <Dialog isOpen onOpenChange={setOpen} width={760}>
          <Heading slot="title" className={confirm.title}>
            {row.loader}
          </Heading>
          <DialogBody>
            <div className={confirm.body}>
              <p>
                <span className={styles.code}>{row.path}</span> {row.reason}
              </p>
              {row.document === null ? (
                <p className={styles.note}>{t('rejected.hidden')}</p>
              ) : (
                <pre className={own.document} role="region" tabIndex={0} aria-label={t('rejected.document')}>
                  {JSON.stringify(row.document, null, 2)}
                </pre>
              )}
            </div>
          </DialogBody>
          <DialogFooter>
            <Button variant="secondary" onPress={() => setOpen(false)}>
              {t('rejected.close')}
            </Button>
          </DialogFooter>
        </Dialog>
      )}
    </>
  );
};
