import { flatten, placeholders } from '@rosetta/plugin-rosetta-core/src/testing/flatten';
import { en } from './en';
import fr from './fr';

describe('French', () => {
  const english = flatten(en);

  it('has every English key and no other', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(fr))('%s takes the same values', (key, text) => {
    expect(text.trim()).not.toBe('');
    expect(placeholders(text)).toEqual(placeholders(english[key]!));
  });
});
