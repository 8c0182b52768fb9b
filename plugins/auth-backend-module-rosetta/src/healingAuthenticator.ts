import type { OAuthAuthenticator } from '@backstage/plugin-auth-node';
import { createOAuthAuthenticator } from '@backstage/plugin-auth-node';

/** What the OIDC authenticator keeps: the discovery of the provider, under way, done or failed. */
type Discovery = { promise: Promise<unknown> };

/** Answers a discovery that has not failed: the current one, or a new one after a failure. */
type Healing<TContext> = { ready: () => Promise<TContext> };

/**
 * Wraps an authenticator that discovers its provider once, so that a failed discovery is tried again on the next sign-in.
 * Without it an identity provider that was late or down at start keeps everybody out until the portal restarts.
 */
export const healingAuthenticator = <TContext extends Discovery, TProfile>(
  inner: OAuthAuthenticator<TContext, TProfile>,
): OAuthAuthenticator<Healing<TContext>, TProfile> =>
  createOAuthAuthenticator<Healing<TContext>, TProfile>({
    defaultProfileTransform: inner.defaultProfileTransform,
    scopes: inner.scopes,
    initialize(options) {
      const discover = () => {
        const context = inner.initialize(options);
        context.promise.catch(() => undefined); // told to whoever signs in; unhandled, it would end the process
        return context;
      };
      let current = discover();
      let failed = false;
      current.promise.catch(() => (failed = true));
      const ready = async () => {
        if (failed) {
          failed = false; // set before the await: callers who arrive together share one discovery
          current = discover();
          current.promise.catch(() => (failed = true));
        }
        await current.promise;
        return current;
      };
      return { ready };
    },
    start: async (input, { ready }) => inner.start(input, await ready()),
    authenticate: async (input, { ready }) => inner.authenticate(input, await ready()),
    refresh: async (input, { ready }) => inner.refresh(input, await ready()),
    logout: async (input, { ready }) => inner.logout?.(input, await ready()),
  });
