import { Button, Dialog, DialogBody, DialogFooter } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Heading } from 'react-aria-components';
import type { ProblemError } from '../../operations/ProblemError';
import { ProblemPanel } from '../../states/ProblemPanel';
import styles from './Confirm.module.css';

/** A dialog that says what will happen and does it only when told so; a refusal is said where it was asked. */
export const Confirm = ({
  isOpen,
  title,
  confirm,
  keep,
  destructive = false,
  disabled = false,
  action,
  onConfirm,
  onClose,
  children,
}: {
  isOpen: boolean;
  title: string;
  /** What the buttons say: to do it, and to let it be. */
  confirm: string;
  keep: string;
  destructive?: boolean;
  disabled?: boolean;
  action: { isPending: boolean; error: ProblemError | null };
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) => (
  <Dialog isOpen={isOpen} onOpenChange={(open) => !open && onClose()} width={520}>
    <Heading slot="title" className={styles.title}>
      {title}
    </Heading>
    <DialogBody>
      <div className={styles.body}>
        {children}
        {action.error && (
          <ProblemPanel error={action.error} isRetrying={action.isPending} onRetry={onConfirm} />
        )}
      </div>
    </DialogBody>
    <DialogFooter className={styles.footer}>
      <Button variant="secondary" onPress={onClose}>
        {keep}
      </Button>
      <Button
        variant="primary"
        destructive={destructive}
        isPending={action.isPending}
        isDisabled={disabled}
        onPress={onConfirm}
      >
        {confirm}
      </Button>
    </DialogFooter>
  </Dialog>
);
