import * as codec from '../../filters/codec';
import type { FilterValues } from '../../filters/filters';
import { startOfDay } from '../../month/day';
import type { ActionQuery } from '../api/client';

/** Everything that can be done to a batch. */
export const kinds = [
  'run.request',
  'run.cancel',
  'run.relaunch',
  'schedule.pause',
  'schedule.resume',
  'rejected.replay',
] as const;

/** What the list of actions keeps in its URL. */
export const actionFilters = {
  who: codec.text(),
  action: codec.someOf(kinds),
  from: codec.day(),
  to: codec.day(),
};

/** The URL's filters as the API's parameters; a name alone is a user of the house. */
export const actionQuery = ({ who, from, to, action }: FilterValues<typeof actionFilters>): ActionQuery => ({
  action,
  who: who && (who.includes(':') ? who : `user:default/${who}`),
  from: from && startOfDay(from),
  to: to && startOfDay(to),
});
