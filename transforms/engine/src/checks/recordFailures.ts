import pg from 'pg';
import { ensureOps } from '../database/ops.ts';
import { writeTestFailures } from '../database/testFailures.ts';
import type { Finding } from './runTests.ts';

/** A role that may read what is tested, and not write what was found, tests all the same. */
const insufficientPrivilege = '42501';

/** Keeps the failing rows of a run, whether or not it is published. */
export const recordFailures = async (
  client: pg.Client,
  { project, runId, findings }: { project: string; runId: string; findings: readonly Finding[] },
): Promise<void> => {
  const failures = findings.flatMap(({ result, rows }) =>
    result.error === undefined
      ? []
      : (rows.length > 0 ? rows : [null]).map((row) => ({
          runId,
          test: result.test,
          model: result.model,
          status: result.status,
          failures: result.failures,
          message: result.error!.message,
          row,
        })),
  );
  if (failures.length === 0) return;
  try {
    await ensureOps(client, project);
    await writeTestFailures(client, project, failures);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error;
    await client.query('rollback');
  }
};
