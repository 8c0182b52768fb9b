import type { TranslationApi, TranslationRef } from '@backstage/frontend-plugin-api';

/** Messages of other languages, by the id of their ref. */
export type Languages = Record<string, Record<string, string>>;

type WithDefaults = { getDefaultMessages: () => Record<string, string> };

/** Translates with the English of each ref, or with the given messages; a key that is missing throws. */
export const translationStub = (languages: Languages = {}): TranslationApi => {
  const snapshots = new Map<string, unknown>();
  const build = (ref: TranslationRef) => {
    const messages = languages[ref.id] ?? (ref as unknown as WithDefaults).getDefaultMessages();
    const t = (key: string, values: Record<string, unknown> = {}) => {
      const message = messages[key];
      if (message === undefined)
        throw new Error(`${ref.id} has no message ${key}; add it to its language files.`);
      return message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
    };
    return { ready: true, t };
  };
  const snapshot = (ref: TranslationRef) => {
    if (!snapshots.has(ref.id)) snapshots.set(ref.id, build(ref));
    return snapshots.get(ref.id);
  };
  return {
    getTranslation: snapshot,
    translation$: () => ({ subscribe: () => ({ unsubscribe: () => undefined, closed: false }) }),
  } as unknown as TranslationApi;
};
