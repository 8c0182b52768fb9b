import type { Age, Amount, TestPolicy } from '../project/testTypes.ts';
import type { Location } from '../text/sourceFile.ts';
import type { Range } from './ranges.ts';

/** A test of the data: something that must not be found in it. Plain data, so that it can be kept. */
export interface DataTest {
  /** `fct_loan.loan_id.not_null`, or the name of a test file. */
  name: string;
  kind: TestKind;
  /** The model whose contract asks for it; none for a test file. */
  model: string | undefined;
  /** The column that it is written at. */
  column: string | undefined;
  /** A query of the failing rows. */
  sql: string;
  policy: TestPolicy;
  probe: Probe;
  /** Every model and source that the query reads: the test is run again when one of them changes. */
  models: string[];
  sources: string[];
  at: Location;
  /** The test's own file, so that an error of the server can be shown in it. */
  file: { text: string; path: string } | undefined;
}

/** What a test is called in a contract; `custom` is a query of failing rows, and `unit` is no test of the data. */
export type TestKind =
  | 'not_null'
  | 'unique'
  | 'accepted_values'
  | 'relationships'
  | 'expression'
  | 'grain'
  | 'check'
  | 'custom'
  | 'row_count_change'
  | 'reconciliation'
  | 'freshness'
  | 'unit';

/**
 * How a test is asked. The first three share one scan of the model with its other tests, and their own query is only run
 * to show what is wrong; `rows` is asked by its query alone, and the rest have statements of their own.
 */
export type Probe =
  | { by: 'condition'; failing: string; scan: string; ranges?: Range[] | undefined }
  | { by: 'key'; columns: string[]; nulls: 'apart' | 'equal'; where: string | undefined }
  | { by: 'reference'; column: string; model: string; target: string; where: string | undefined }
  | { by: 'rows' }
  | { by: 'row_count_change'; schema: string; atMost: Amount }
  | { by: 'reconciliation'; this: string; other: string; key: string[] | undefined; tolerance: Amount }
  | { by: 'freshness'; column: string; warnAfter: Age | undefined; errorAfter: Age | undefined };
