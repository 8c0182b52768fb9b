import { etagOf, isKnown } from './etag.ts';

const etag = etagOf(7, '1.0.0', 'all');

describe('an ETag', () => {
  it('is equal for equal publication, version and scope', () =>
    expect(etagOf('7', '1.0.0', 'all')).toBe(etag));

  it.each([
    ['another publication', etagOf(8, '1.0.0', 'all')],
    ['another version of the service', etagOf(7, '1.0.1', 'all')],
    ['another scope', etagOf(7, '1.0.0', 'payments')],
    ['parts that only look the same when glued', etagOf(7, '1.0.0all', '')],
  ])('differs for %s', (_name, other) => expect(other).not.toBe(etag));

  it.each([
    [etag, true],
    [`"x", W/${etag}`, true],
    ['*', true],
    ['"x"', false],
    [etag.slice(1, -1), false],
    [undefined, false],
  ])('named as %s is known: %s', (header, known) => expect(isKnown(header, etag)).toBe(known));
});
