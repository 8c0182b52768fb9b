import type pg from 'pg';
import type { Age, Freshness } from '../project/testTypes.ts';
import type { Found } from './askTest.ts';

/** How old the newest row is, and what that means. */
export interface Freshest {
  status: 'passed' | 'warned' | 'failed';
  /** As ISO 8601, null when there is no row. */
  latest: string | null;
  /** In seconds. */
  age: number | null;
  /** What is wrong with it. */
  message: string;
}

type Limits = Pick<Freshness, 'warnAfter' | 'errorAfter'>;

/** Asks how old the newest row is; `sql` returns it as `latest`. */
export const readFreshest = async (sql: string, limits: Limits, client: pg.Client): Promise<Freshest> => {
  const { rows } = await client.query<{ latest: string | null; age: string | null }>(
    `select to_char(latest, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as latest, extract(epoch from now() - latest)::text as age
     from (select latest::timestamptz as latest from (${sql}) as newest) as newest`,
  );
  const { latest, age: written } = rows[0]!;
  const age = written === null ? null : Number(written);
  const [exceeded, status] = judgeAge(age, limits);
  const found =
    latest === null ? 'holds no row with a time' : `has its newest row from ${latest}, ${inWords(age!)} ago`;
  return { status, latest, age, message: `${found}${exceeded ? `; expected within ${exceeded.text}` : ''}` };
};

/** Tests a model's freshness. */
export const askFreshness = async (sql: string, limits: Limits, client: pg.Client): Promise<Found> => {
  const { status, latest, age, message } = await readFreshest(sql, limits, client);
  if (status === 'passed') return { failures: 0, rows: [] };
  return {
    failures: 1,
    rows: [JSON.stringify({ latest, age_seconds: age })],
    status,
    message: `: the model ${message}`,
  };
};

/** No row at all is as old as can be. */
const judgeAge = (
  age: number | null,
  { warnAfter, errorAfter }: Limits,
): [Age | undefined, Freshest['status']] => {
  const isPast = (limit: Age | undefined): boolean =>
    limit !== undefined && (age === null || age > limit.seconds);
  if (isPast(errorAfter)) return [errorAfter, 'failed'];
  return isPast(warnAfter) ? [warnAfter, 'warned'] : [undefined, 'passed'];
};

const inWords = (seconds: number): string => {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
};
