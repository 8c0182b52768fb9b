import { readable } from './runLines.ts';

const line = (fields: object) =>
  readable(JSON.stringify({ time: Date.UTC(2026, 0, 1, 2, 3, 4), level: 30, msg: 'It begins.', ...fields }));

describe('a line of a JSON log', () => {
  it('is said with its time and step', () =>
    expect(line({ step: 'load' })).toBe('02:03:04 load: It begins.'));
  it('says how bad it is', () => expect(line({ level: 50 })).toBe('02:03:04 ERROR It begins.'));
  it('stays as it is when it is none', () => expect(readable('Set DATABASE_URL.')).toBe('Set DATABASE_URL.'));
});
