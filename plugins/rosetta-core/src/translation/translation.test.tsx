import { coreTranslationRef } from './ref';
import { en } from './en';
import fr from './fr';
import { flatten, placeholders } from '../testing/flatten';

describe('French', () => {
  const english = flatten(en);

  it('has every English key and no other', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(english).sort());
    expect(coreTranslationRef.id).toBe('rosetta-core');
  });

  it.each(Object.entries(fr))('%s takes the same values', (key, text) => {
    expect(text.trim()).not.toBe('');
    expect(placeholders(text)).toEqual(placeholders(english[key]!));
  });
});
