import { BSON } from 'mongodb';

import type { Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';

/** The raw store's own limits, less what the envelope needs. */
const mostBytes = 16 * 1024 * 1024 - 16 * 1024;
const mostLevels = 90;

/**
 * Refuses a row that the raw store would refuse in the middle of a file.
 * @throws LoadError
 */
export const checkKeepable = (place: string, payload: Payload): void => {
  if (isDeeper(payload, mostLevels))
    throw new LoadError(
      `${place}: the row is nested deeper than ${mostLevels} levels, which the raw store cannot hold: mend the row.`,
    );
  const bytes = serialized(place, payload);
  if (bytes > mostBytes)
    throw new LoadError(
      `${place}: the row takes ${Math.ceil(bytes / 1024 / 1024)} MiB, and the raw store holds 16 MiB a row: split the row.`,
    );
};

const serialized = (place: string, payload: Payload): number => {
  try {
    return BSON.serialize(payload).length;
  } catch (error) {
    throw new LoadError(
      `${place}: the raw store cannot hold the row (${(error as Error).message}): mend the row.`,
    );
  }
};

const isDeeper = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null || '_bsontype' in value) return false;
  if (levels === 0) return true;
  for (const each of Object.values(value)) if (isDeeper(each, levels - 1)) return true;
  return false;
};
