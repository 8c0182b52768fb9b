import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/** Tells the document which language it speaks, so that screen readers pronounce it and browsers do not offer to translate it. */
export const DocumentLanguage = () => {
  const languages = useApi(appLanguageApiRef);
  useEffect(() => {
    const tell = (language: string) => document.documentElement.setAttribute('lang', language);
    tell(languages.getLanguage().language);
    const subscription = languages.language$().subscribe(({ language }) => tell(language));
    return () => subscription.unsubscribe();
  }, [languages]);
  return null;
};
