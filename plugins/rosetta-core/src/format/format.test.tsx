import { createFormats } from './format';
import { localeOf } from './localeOf';

const en = createFormats('en-US');
const fr = createFormats('fr');
// Intl separates with no-break spaces of several widths; which ones is its own affair.
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  it('rounds to the digits of the currency, by locale', () => {
    expect(en.money('20.52022672899', 'USD')).toBe('$20.52');
    expect(plain(fr.money('1234.5', 'EUR'))).toBe('1 234,50 €');
    expect(en.money('1234.5', 'JPY')).toBe('¥1,235');
    expect(en.money('-0.5', 'USD')).toBe('-$0.50');
  });

  it('keeps every digit that a float would lose', () => {
    expect(en.money('90071992547409931.25', 'USD')).toBe('$90,071,992,547,409,931.25');
    expect(en.money('123456789012345678901.99', 'USD')).toBe('$123,456,789,012,345,678,901.99');
  });

  it('does not show a small amount as nothing, nor nothing as an amount', () => {
    expect(en.money('0.0000123456', 'USD')).toBe('$0.000012');
    expect(en.money('0', 'USD')).toBe('$0.00');
    expect(en.money('0.005', 'USD')).toBe('$0.01');
  });
});

describe('the rest', () => {
  it('writes months, shares and changes by locale', () => {
    expect(en.month('2024-09')).toBe('Sep 2024');
    expect(fr.longMonth('2024-09')).toBe('septembre 2024');
    expect(plain(fr.share(0.0449))).toBe('4,5 %');
    expect(en.delta(0.236)).toBe('+23.6%');
    expect(en.delta(0)).toBe('0%');
  });

  it('says how long ago something was, never in the future', () => {
    const now = Date.parse('2026-01-05T12:00:00Z');
    expect(en.ago('2026-01-05T11:56:10Z', now)).toBe('3 minutes ago');
    expect(plain(fr.ago('2026-01-05T02:13:45Z', now))).toBe('il y a 9 heures');
    expect(en.ago('2026-01-02T11:00:00Z', now)).toBe('3 days ago');
    expect(en.ago('2026-01-05T12:00:09Z', now)).toBe('0 minutes ago');
  });

  it('prefers the browser’s variant of the portal’s language', () => {
    expect(localeOf('en', ['fr-CA', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeOf('fr', ['en-GB'])).toBe('fr');
    expect(localeOf('fr', ['frr-DE'])).toBe('fr');
  });
});
