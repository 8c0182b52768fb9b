import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch } from '@backstage/ui';
import { useDeferredValue, useMemo, useState } from 'react';
import { useUrlFilters } from '../../filters/useUrlFilters';
import { hasEnded, type LogLine, type Run } from '../api/shapes';
import styles from '../frame/batches.module.css';
import type { Connection } from '../live/followRun';
import { batchesTranslationRef } from '../translation/ref';
import { DownloadLog } from './DownloadLog';
import { LogFilterBar } from './LogFilterBar';
import { filterLines, logFilters } from './logFilters';
import { LogLines } from './LogLines';
import { LogState } from './LogState';

/** The log of a run as it is written: followed, narrowed, searched, taken away as text. */
export const LogPanel = ({
  run,
  lines,
  connection,
}: {
  run: Run;
  lines: readonly LogLine[];
  connection: Connection;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const filters = useUrlFilters(logFilters);
  const [follows, setFollows] = useState(() => !hasEnded(run));
  const wanted = useDeferredValue(filters.values);
  const shown = useMemo(() => filterLines(lines, wanted), [lines, wanted]);
  const title = t('log.title');
  return (
    <section className={styles.section} aria-label={title} id="log">
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.actions}>
          <Switch label={t('log.follow')} isSelected={follows} onChange={setFollows} />
          <DownloadLog run={run} lines={shown} />
        </div>
      </div>
      <LogFilterBar filters={filters} lines={lines} />
      <LogLines
        lines={shown}
        empty={t(lines.length === 0 ? 'log.none' : 'log.noMatch')}
        follows={follows}
        onFollow={setFollows}
      />
      <LogState connection={connection} shown={shown.length} all={lines.length} />
    </section>
  );
};
