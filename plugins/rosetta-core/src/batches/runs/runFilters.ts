import * as codec from '../../filters/codec';
import type { FilterValues } from '../../filters/filters';
import type { UrlFilters } from '../../filters/useUrlFilters';
import { startOfDay } from '../../month/day';
import type { RunQuery } from '../api/client';

/** The words that the filters choose from. */
export const statuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'lost'] as const;
export const commands = ['run', 'reprocess', 'replay'] as const;
export const triggers = ['schedule', 'manual', 'command_line'] as const;

/** What the list of runs keeps in its URL; the days are the reader's, `to` excluded. */
export const runFilters = {
  status: codec.listOf(statuses),
  command: codec.someOf(commands),
  trigger: codec.someOf(triggers),
  from: codec.day(),
  to: codec.day(),
};

/** The filters of the list as its components take them. */
export type RunFilters = UrlFilters<typeof runFilters>;

/** The URL's filters as the API's parameters. */
export const runQuery = ({ from, to, ...rest }: FilterValues<typeof runFilters>): RunQuery => ({
  ...rest,
  from: from && startOfDay(from),
  to: to && startOfDay(to),
});
