import { BadRequest } from '@rosetta/service-kit';

const isDay = (text: string): boolean => text.length === 10;
const exists = (text: string): boolean =>
  !isDay(text) || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/**
 * Makes sure that the periods to reprocess are months or days of the calendar, and at least one.
 * @throws BadRequest pointing at what is wrong; the spec cannot say that one comes after the other.
 */
export const checkPeriods = ({ from, to }: { from: string; to: string }): void => {
  const wrong = (name: string, detail: string) => new BadRequest([{ pointer: `/body/${name}`, detail }]);
  if (!exists(from)) throw wrong('from', `must be a day of the calendar, which ${from} is not`);
  if (!exists(to)) throw wrong('to', `must be a day of the calendar, which ${to} is not`);
  if (isDay(from) !== isDay(to))
    throw wrong('to', `must be a ${isDay(from) ? 'day' : 'month'}, as from=${from} is`);
  if (from >= to) throw wrong('to', `must be after from=${from}, since the period ends before it`);
};
