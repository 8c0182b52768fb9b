import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../format/useFormats';
import type { LogLine } from '../api/shapes';
import { batchesTranslationRef } from '../translation/ref';
import styles from './log.module.css';
import { LogRow } from './LogRow';

// A browser draws this many at once without a stutter; the file has them all.
const atOnce = 1_000;
const nearEnd = 24;

/** The lines in a box of their own that scrolls. Scrolling up stops following, scrolling to the end follows again. */
export const LogLines = ({
  lines,
  empty,
  follows,
  onFollow,
}: {
  lines: readonly LogLine[];
  empty: string;
  follows: boolean;
  onFollow: (follows: boolean) => void;
}) => {
  const { t } = useTranslationRef(batchesTranslationRef);
  const format = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(atOnce);
  const hidden = Math.max(0, lines.length - drawn);
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, follows]);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (isAtEnd !== follows && scrollHeight > clientHeight) onFollow(isAtEnd);
  };
  return (
    <div
      ref={box}
      className={styles.box}
      role="log"
      aria-live="off" // hundreds of lines a second are nothing to read aloud; the state below is
      aria-label={t('log.lines')}
      tabIndex={0}
      onScroll={onScroll}
    >
      {hidden > 0 && (
        <Button size="small" variant="secondary" onPress={() => setDrawn(drawn + atOnce)}>
          {t('log.earlier', { n: format.count(hidden) })}
        </Button>
      )}
      {lines.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ol className={styles.lines}>
          {lines.slice(hidden).map((line) => (
            <LogRow key={line.line} line={line} />
          ))}
        </ol>
      )}
    </div>
  );
};
