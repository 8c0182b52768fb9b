import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { addMonths } from '../../month/month';
import type { RunOrder } from '../api/client';
import styles from '../frame/batches.module.css';
import { Confirm } from '../frame/Confirm';
import { useLinks } from '../frame/links';
import { useWords } from '../frame/useWords';
import { useStartRun } from '../operations/actions';
import { useRequestKey } from '../operations/useRequestKey';
import { batchesTranslationRef } from '../translation/ref';
import { MonthSpan } from './MonthSpan';
import { Recorded } from './Recorded';

const thisMonth = () => new Date().toISOString().slice(0, 7);

/**
 * Asks for a run: now, or chosen months again. Months are only tried at first: the run's page then shows the difference,
 * and there they are reprocessed for real.
 */
export const StartDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const words = useWords();
  const links = useLinks();
  const navigate = useNavigate();
  const start = useStartRun();
  const [command, setCommand] = useState<'run' | 'reprocess'>('run');
  const [span, setSpan] = useState(() => ({
    from: addMonths(thisMonth(), -1),
    last: addMonths(thisMonth(), -1),
  }));
  const order: RunOrder =
    command === 'run' ? { command } : { command, from: span.from, to: span.last, dryRun: true };
  const key = useRequestKey(order);
  const isBackwards = command === 'reprocess' && span.from > span.last;
  return (
    <Confirm
      isOpen
      title={t('start.title')}
      confirm={t(command === 'run' ? 'start.confirmRun' : 'start.confirmDry')}
      keep={t('start.cancel')}
      disabled={isBackwards}
      action={start}
      onClose={onClose}
      onConfirm={() => start.mutate({ key, order }, { onSuccess: ({ runId }) => navigate(links.run(runId)) })}
    >
      <RadioGroup
        label={t('start.what')}
        value={command}
        onChange={(value) => setCommand(value as typeof command)}
      >
        <Radio value="run">{t('start.run')}</Radio>
        <Radio value="reprocess">{t('start.reprocess')}</Radio>
      </RadioGroup>
      <p className={styles.note}>{t(command === 'run' ? 'start.runHint' : 'start.reprocessHint')}</p>
      {command === 'reprocess' && <MonthSpan value={span} onChange={setSpan} newest={thisMonth()} />}
      <p role="status">
        {isBackwards
          ? t('start.order')
          : command === 'run'
            ? t('start.runSentence')
            : t('start.drySentence', { period: words.period(span.from, span.last) })}
      </p>
      <Recorded />
    </Confirm>
  );
};
