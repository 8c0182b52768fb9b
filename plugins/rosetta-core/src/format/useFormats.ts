import { useMemo } from 'react';
import { createFormats, type Formats } from './format';
import { localeOf } from './localeOf';
import { useLanguage } from './useLanguage';

/** Formatters in the portal's language, following it when the user changes it. */
export const useFormats = (): Formats => {
  const language = useLanguage();
  return useMemo(() => createFormats(localeOf(language, navigator.languages)), [language]);
};
