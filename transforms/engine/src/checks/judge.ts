import type { TestPolicy } from '../project/testTypes.ts';
import type { TestResult } from '../build/types.ts';

/** What so many failing rows mean under a policy. */
export const judge = (
  { severity, errorAbove, warnAbove }: TestPolicy,
  failures: number,
): 'passed' | 'warned' | 'failed' => {
  if (severity === 'error' && failures > errorAbove) return 'failed';
  return failures > warnAbove ? 'warned' : 'passed';
};

/** True when a test keeps what was built from being published. */
export const stops = ({ status }: Pick<TestResult, 'status'>): boolean =>
  status === 'failed' || status === 'error';
