import { discoveryApiRef, useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiBookOpenLine } from '@remixicon/react';
import { useLanguage } from '@rosetta/plugin-rosetta-core';
import { useEffect, useState } from 'react';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import './apisPage.css';
import { useThemeChoice } from './useThemeChoice.ts';

/** Where the site of the APIs is, at its start page in the reader's language. */
const useSite = (): string | undefined => {
  const discovery = useApi(discoveryApiRef);
  const language = useLanguage();
  const theme = useThemeChoice();
  const [base, setBase] = useState<string>();
  useEffect(() => {
    void discovery.getBaseUrl('rosetta').then(setBase);
  }, [discovery]);
  if (base === undefined) return undefined;
  const page = language === 'fr' ? 'index.fr.html' : 'index.html';
  return `${base}/docs/${page}${theme ? `?theme=${theme}` : ''}`;
};

/** The site of the APIs, framed: the same pages that other teams read outside of the portal. */
export const ApisPage = () => {
  const { t } = useTranslationRef(portalTranslationRef);
  const site = useSite();
  return (
    <main className="rosetta-apis">
      <PluginHeader
        title={t('nav.apis')}
        icon={<RiBookOpenLine />}
        customActions={
          site && (
            <a className="rosetta-apis-alone" href={site} target="_blank" rel="noreferrer">
              {t('apis.alone')}
            </a>
          )
        }
      />
      {site && <iframe title={t('apis.frame')} src={site} />}
    </main>
  );
};
