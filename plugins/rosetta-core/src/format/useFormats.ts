import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useState } from 'react';
import { createFormats, type Formats } from './format';
import { localeOf } from './localeOf';

/** Formatters in the portal's language, following it when the user changes it. */
export const useFormats = (): Formats => {
  const languages = useApi(appLanguageApiRef);
  const [language, setLanguage] = useState(() => languages.getLanguage().language);
  useEffect(() => {
    const subscription = languages.language$().subscribe((next) => setLanguage(next.language));
    return () => subscription.unsubscribe();
  }, [languages]);
  return useMemo(() => createFormats(localeOf(language, navigator.languages)), [language]);
};
