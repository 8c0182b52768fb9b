import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { useFormats } from '../../format/useFormats';
import type { Month } from '../../month/month';
import type { Run, RunInputs } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';

/** How runs are spoken of: who asked, for what, over which period. */
export const useWords = () => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  return useMemo(() => {
    /** A run of months, both included; one alone by its name. */
    const period = (from: Month, last: Month) =>
      from === last
        ? format.longMonth(from)
        : t('inputs.period', { from: format.longMonth(from), to: format.longMonth(last) });
    const inputs = ({ from, to, loader, rawIds }: RunInputs) =>
      [
        from && to ? period(from, to) : undefined,
        loader ? t('inputs.loader', { loader }) : undefined,
        rawIds &&
          (rawIds.length === 1
            ? t('inputs.document')
            : t('inputs.documents', { n: format.count(rawIds.length) })),
      ]
        .filter(Boolean)
        .join(', ');
    /** Who asked: the person without what every reference has, else the schedule, else how. */
    const who = (ref: string) => ref.replace(/^user:default\//, '');
    const asked = ({ requestedBy, trigger, schedule }: Run) =>
      requestedBy ? who(requestedBy) : (schedule ?? t(`trigger.${trigger}`));
    const command = ({ command: name, inputs: given }: Pick<Run, 'command' | 'inputs'>) =>
      given.dryRun
        ? `${t(`command.${name}`)}, ${t('command.dryRun').toLocaleLowerCase()}`
        : t(`command.${name}`);
    return { period, inputs, who, asked, command };
  }, [t, format]);
};
