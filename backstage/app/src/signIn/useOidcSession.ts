import { UserIdentity } from '@backstage/core-components';
import { useApi, type AuthRequestOptions } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useEffect, useState } from 'react';
import { oidcAuthApiRef } from './oidcAuthApiRef.ts';

/** Where signing in stands: looking for a session, none, or an attempt that failed. */
export type SignInState =
  { status: 'checking' } | { status: 'signedOut' } | { status: 'failed'; reason: string };

const failed = (error: unknown): SignInState => ({
  status: 'failed',
  reason: error instanceof Error ? error.message : String(error),
});

/** Resumes a session when there is one; `signIn` leaves for the provider and comes back to the same address. */
export const useOidcSession = (onSignInSuccess: SignInPageProps['onSignInSuccess']) => {
  const authApi = useApi(oidcAuthApiRef);
  const [state, setState] = useState<SignInState>({ status: 'checking' });

  const attempt = useCallback(
    async (options: AuthRequestOptions) => {
      setState({ status: 'checking' });
      try {
        const response = await authApi.getBackstageIdentity(options);
        if (!response) return setState({ status: 'signedOut' });
        const profile = await authApi.getProfile();
        onSignInSuccess(UserIdentity.create({ identity: response.identity, profile, authApi }));
      } catch (error) {
        setState(failed(error));
      }
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => void attempt({ optional: true }), [attempt]);

  // Instant, since somebody has just asked for it: without it a dialog would ask once more.
  const signIn = useCallback(() => attempt({ instantPopup: true }), [attempt]);
  return { state, signIn };
};
