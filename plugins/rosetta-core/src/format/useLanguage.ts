import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The portal's language, as `fr`, following it when the user changes it. */
export const useLanguage = (): string => {
  const languages = useApi(appLanguageApiRef);
  const [language, setLanguage] = useState(() => languages.getLanguage().language);
  useEffect(() => {
    const subscription = languages.language$().subscribe((next) => setLanguage(next.language));
    return () => subscription.unsubscribe();
  }, [languages]);
  return language;
};
