import type { UnitRow, UnitTest } from '../project/testTypes.ts';

/** What a unit test says, without where it stands: as JSON writes it. */
export const plainUnitTest = ({ name, now, given, expect }: UnitTest): unknown => ({
  name,
  now: now?.text,
  given: [...given].map(([parent, { rows }]) => [parent, rows.map(plainRow)]),
  expect: expect.rows.map(plainRow),
});

const plainRow = (row: UnitRow): unknown => [...row].map(([column, { text }]) => [column, text]);
