import { BadRequest } from '@rosetta/service-kit';

/**
 * Makes sure that a period has at least one month.
 * @throws BadRequest pointing at `to`; the spec cannot say that one month comes after another.
 */
export const checkPeriod = ({ from, to }: { from: string; to: string }): void => {
  if (from >= to) {
    throw new BadRequest([
      { pointer: '/query/to', detail: `must be after from=${from}, since the period ends before it` },
    ]);
  }
};
