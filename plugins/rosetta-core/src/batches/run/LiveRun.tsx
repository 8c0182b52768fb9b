import { DifferencePanel } from '../difference/DifferencePanel';
import type { RunDetail } from '../api/shapes';
import styles from '../frame/batches.module.css';
import { useLiveRun } from '../live/useLiveRun';
import { LogPanel } from '../log/LogPanel';
import { Outcome } from './Outcome';
import { RunFacts } from './RunFacts';
import { RunHead } from './RunHead';
import { Steps } from './Steps';

/** A run as it happens: what is wrong first, then what it found, its steps and its log. */
export const LiveRun = ({ detail }: { detail: RunDetail }) => {
  const live = useLiveRun(detail);
  return (
    <div className={styles.stack} data-run={live.run.runId} data-status={live.run.status}>
      <RunHead run={live.run} difference={detail.difference} />
      <Outcome run={live.run} steps={live.steps} />
      {detail.difference && <DifferencePanel difference={detail.difference} />}
      <RunFacts run={live.run} />
      <Steps steps={live.steps} />
      <LogPanel run={live.run} lines={live.lines} connection={live.connection} />
    </div>
  );
};
