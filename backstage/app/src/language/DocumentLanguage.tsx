import { useLanguage } from '@rosetta/plugin-rosetta-core';
import { useEffect } from 'react';

/** Tells the document which language it speaks, so that screen readers pronounce it and browsers do not offer to translate it. */
export const DocumentLanguage = () => {
  const language = useLanguage();
  useEffect(() => document.documentElement.setAttribute('lang', language), [language]);
  return null;
};
