import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Button, Text } from '@backstage/ui';
import { RosettaMark } from '../brand/RosettaMark.tsx';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import './signInPage.css';
import { useOidcSession } from './useOidcSession.ts';

/** One card, one button. Whoever still has a session never sees the button. */
export const RosettaSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const { t } = useTranslationRef(portalTranslationRef);
  const { state, signIn } = useOidcSession(onSignInSuccess);
  return (
    <main className="rosetta-sign-in">
      <section aria-labelledby="rosetta-name">
        <RosettaMark size={56} />
        <Text as="h1" id="rosetta-name" variant="title-large">
          Rosetta
        </Text>
        <Text as="p">{t('signIn.promise')}</Text>
        {state.status === 'checking' ? (
          <Text as="p" role="status" color="secondary">
            {t('signIn.checking')}
          </Text>
        ) : (
          <>
            {state.status === 'failed' && (
              <Text as="p" role="alert" color="danger">
                {t('signIn.failed', { reason: state.reason })}
              </Text>
            )}
            <Button variant="primary" onPress={signIn}>
              {state.status === 'failed' ? t('signIn.retry') : t('signIn.button')}
            </Button>
          </>
        )}
      </section>
    </main>
  );
};
