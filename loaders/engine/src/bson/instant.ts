import type { Sink } from './sink.ts';

/** What JavaScript's calendar reaches on either side of 1970, in milliseconds. */
const reach = 8.64e15;
/** 24 November 4714 BC: the first instant that PostgreSQL holds. */
const first = -210_866_803_200_000;
const epoch2000 = 946_684_800_000;

/** Whether PostgreSQL holds this instant (the driver calls those beyond JavaScript's reach invalid, and so are they here). */
export const holdsInstant = (ms: number): boolean => ms >= first && ms <= reach;

/** An instant as timestamptz sends it: microseconds since 2000. */
export const putInstant = (sink: Sink, ms: number, microseconds = 0): void => {
  const since = (ms - epoch2000) * 1_000 + microseconds;
  sink.int32(8);
  sink.int64(Number.isSafeInteger(since) ? since : BigInt(ms - epoch2000) * 1_000n + BigInt(microseconds));
};

/** A day as date sends it: days since 2000. */
export const putDay = (sink: Sink, ms: number): void => {
  sink.int32(4);
  sink.int32((ms - epoch2000) / 86_400_000);
};

/** Whether an instant has an ISO text. */
export const hasIsoText = (ms: number): boolean => ms >= -reach && ms <= reach;

/** `2024-09-01T10:20:30.400Z`, as toISOString writes it, without making the text. */
export const putIso = (sink: Sink, ms: number): void => {
  const day = Math.floor(ms / 86_400_000);
  if (day < -719_162 || day > 2_932_896) {
    sink.ascii(new Date(ms).toISOString()); // outside the years 1 to 9999
    return;
  }
  // The civil calendar from a day number, by eras of 400 years that start in March.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const inDay = ms - day * 86_400_000;
  const seconds = Math.floor(inDay / 1_000);
  sink.need(24);
  const { bytes } = sink;
  const { at } = sink;
  two(bytes, at, Math.floor(year / 100));
  two(bytes, at + 2, year % 100);
  bytes[at + 4] = 0x2d;
  two(bytes, at + 5, month);
  bytes[at + 7] = 0x2d;
  two(bytes, at + 8, ofYear - Math.floor((153 * march + 2) / 5) + 1);
  bytes[at + 10] = 0x54;
  two(bytes, at + 11, Math.floor(seconds / 3_600));
  bytes[at + 13] = 0x3a;
  two(bytes, at + 14, Math.floor(seconds / 60) % 60);
  bytes[at + 16] = 0x3a;
  two(bytes, at + 17, seconds % 60);
  bytes[at + 19] = 0x2e;
  bytes[at + 20] = 48 + Math.floor((inDay % 1_000) / 100);
  two(bytes, at + 21, inDay % 100);
  bytes[at + 23] = 0x5a;
  sink.at = at + 24;
};

const two = (bytes: Buffer, at: number, value: number): void => {
  const tens = Math.floor(value / 10);
  bytes[at] = 48 + tens;
  bytes[at + 1] = 48 + value - tens * 10;
};
