import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, DialogTrigger, Popover } from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { coreTranslationRef } from '../translation/ref';
import styles from './InfoPopover.module.css';

/** Opens a figure: what it means, which rows make it, when and by which run it was published. */
export const InfoPopover = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { search } = useLocation();
  // A link inside leads elsewhere on the same page, which the popover would cover.
  useEffect(() => setOpen(false), [search]);
  const name = t('info.open', { title });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <ButtonIcon variant="tertiary" icon={<RiInformationLine aria-hidden />} aria-label={name} />
      <Popover placement="bottom" className={styles.popover} aria-label={name}>
        <div className={styles.body}>
          <strong>{title}</strong>
          {children}
        </div>
      </Popover>
    </DialogTrigger>
  );
};
