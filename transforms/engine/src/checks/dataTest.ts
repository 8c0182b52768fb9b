import type { Location } from '../text/sourceFile.ts';

/** A query that must return no rows; the rows it returns are what is wrong. */
export interface DataTest {
  /** `fct_loan.loan_id.not_null`, or the name of a test file. */
  name: string;
  /** The model whose contract asks for it; none for a test file. */
  model: string | undefined;
  sql: string;
  /** Every model and source that the query reads: the test is run again when one of them changes. */
  models: string[];
  sources: string[];
  at: Location;
  /** The test's own file, so that an error of the server can be shown in it. */
  file: { text: string; path: string } | undefined;
}
