import Provider, { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { findAccount } from './accounts.ts';
import type { OidcKeys } from './keys.ts';
import { adapterFor, type Storage } from './storage.ts';
import { errorPage, logoutPage } from './pages.ts';

/** APIs that a JWT access token can be asked for, by resource indicator; it becomes the token's `aud`. */
export const resources = ['urn:rosetta:finops-api', 'urn:rosetta:monitoring-api'];

/** The client of `make token`: a command line has no secret to keep, PKCE takes its place. */
export const cliClient = 'rosetta-cli';

export type OidcOptions = {
  issuer: string;
  portalUrl: string;
  portalSecret: string;
  keys: OidcKeys;
  storage: Storage;
};

/** Where the portal's sign-in comes back to. */
const portalCallback = (portalUrl: string) => `${portalUrl}/api/auth/oidc/handler/frame`;

/** Where the command line reads its code; nothing listens there, the redirect itself is read. */
export const cliCallback = (issuer: string): string => `${issuer}/cli`;

const findOidcAccount = (_: unknown, id: string) => {
  const account = findAccount(id);
  return (
    account && {
      accountId: id,
      claims: () => ({
        sub: id,
        name: account.fullName,
        preferred_username: account.name,
        email: `${account.name}@rosetta.example`,
        email_verified: true,
        groups: account.groups,
      }),
    }
  );
};

/** Our own clients need no consent: whoever signs in has granted what they ask for. */
const grantAll: Configuration['loadExistingGrant'] = async (ctx) => {
  const { client, session, provider, params, result } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const grant =
    (known && (await provider.Grant.find(known))) ||
    new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  for (const resource of resources) grant.addResourceScope(resource, String(params?.scope ?? ''));
  await grant.save();
  return grant;
};

const html = (ctx: KoaContextWithOIDC, page: string) => {
  ctx.type = 'html';
  ctx.body = page;
};

/** The local OpenID Connect provider: authorization code with PKCE, refresh tokens, JWT access tokens with groups. */
export const createProvider = ({ issuer, portalUrl, portalSecret, keys, storage }: OidcOptions): Provider => {
  const suffix = new URL(issuer).port; // cookies know no port: two clones on one machine must not share them
  return new Provider(issuer, {
    adapter: adapterFor(storage),
    jwks: keys.jwks as Configuration['jwks'],
    clients: [
      {
        client_id: 'rosetta-portal',
        client_secret: portalSecret,
        client_name: 'Rosetta',
        redirect_uris: [portalCallback(portalUrl)],
        post_logout_redirect_uris: [portalUrl, `${portalUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
      },
      {
        client_id: cliClient,
        client_name: 'make token',
        redirect_uris: [cliCallback(issuer)],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    findAccount: findOidcAccount,
    loadExistingGrant: grantAll,
    scopes: ['openid', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    conformIdTokenClaims: false, // the claims are in the identity token too, not only in userinfo
    // Not by offline_access: the provider drops that scope where no consent is asked, and the portal's session needs it.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    extraTokenClaims: (_ctx, token) =>
      'accountId' in token && token.accountId
        ? { groups: findAccount(token.accountId)?.groups ?? [] }
        : undefined,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    cookies: {
      keys: keys.cookies,
      names: {
        session: `_session_${suffix}`,
        interaction: `_interaction_${suffix}`,
        resume: `_interaction_resume_${suffix}`,
      },
    },
    ttl: {
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: 3600,
      Session: 14 * 86_400,
      Grant: 14 * 86_400,
      RefreshToken: 14 * 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => html(ctx, logoutPage(form, ctx.get('accept-language'))),
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (!resources.includes(resource))
            throw new errors.InvalidTarget(`unknown resource ${resource}: known are ${resources.join(', ')}`);
          return {
            scope: 'openid profile email groups',
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 3600,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    renderError: (ctx, out) => html(ctx, errorPage(out, ctx.get('accept-language'))),
  });
};
