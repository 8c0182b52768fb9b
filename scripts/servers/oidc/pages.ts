import { createHash } from 'node:crypto';
import { accounts } from './accounts.ts';
import { pickLanguage, words } from './words.ts';

const style = `
:root { color-scheme: light dark; --ink: #16202c; --soft: #4a5866; --paper: #ffffff; --ground: #f1f4f8; --line: #8593a3; --brand: #0b5cad; --on-brand: #ffffff; --bad: #a3161f; }
@media (prefers-color-scheme: dark) { :root { --ink: #edf2f7; --soft: #b4c0cd; --paper: #1a232e; --ground: #10161d; --line: #76869a; --brand: #7fb8f5; --on-brand: #0b1520; --bad: #ff9aa2; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
main { width: min(24rem, 100%); padding: 2rem; background: var(--paper); border-radius: 0.75rem; box-shadow: 0 1px 3px rgb(0 0 0 / 20%); }
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; }
p { margin: 0 0 1.25rem; color: var(--soft); }
label { display: block; margin: 1rem 0 0.25rem; font-weight: 600; }
input { width: 100%; padding: 0.6rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0.4rem; }
button { width: 100%; margin-top: 1.5rem; padding: 0.7rem; font: inherit; font-weight: 600; color: var(--on-brand); background: var(--brand); border: 0; border-radius: 0.4rem; cursor: pointer; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.bad { margin: 1rem 0 0; color: var(--bad); }
ul { margin: 1.5rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); list-style: none; color: var(--soft); font-size: 0.9rem; }
`;

/** Lets the pages' one style sheet through and nothing else. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'`;

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const layout = (language: string, title: string, body: string) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Rosetta</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;

export type LoginPage = { action: string; acceptLanguage: string; name?: string; refused?: boolean };

/** The sign-in form, in the browser's language. */
export const loginPage = ({ action, acceptLanguage, name = '', refused = false }: LoginPage): string => {
  const language = pickLanguage(acceptLanguage);
  const t = words[language];
  const error = refused ? `<p class="bad" id="refused" role="alert">${t.refused}</p>` : '';
  const described = refused ? ' aria-describedby="refused" aria-invalid="true"' : '';
  return layout(
    language,
    t.signIn,
    `<p>${t.intro}</p>
<form method="post" action="${escape(action)}">
${error}
<label for="login">${t.account}</label>
<input id="login" name="login" value="${escape(name)}" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus${described}>
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button type="submit">${t.signIn}</button>
</form>
<ul>${accounts.map(({ name: account, groups }) => `<li><strong>${account}</strong> · ${groups.join(', ')}</li>`).join('')}</ul>`,
  );
};

/** Asks whether to sign out; `form` is the provider's hidden form, posted by the button. */
export const logoutPage = (form: string, acceptLanguage: string): string => {
  const language = pickLanguage(acceptLanguage);
  const t = words[language];
  return layout(
    language,
    t.signOut,
    `<p>${t.signOutQuestion}</p>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">${t.signOut}</button>`,
  );
};

/** Says what went wrong in a sign-in that cannot go on. */
export const errorPage = (
  error: { error: string; error_description?: string },
  acceptLanguage: string,
): string => {
  const language = pickLanguage(acceptLanguage);
  const t = words[language];
  return layout(
    language,
    t.error,
    `<p>${t.errorNext}</p><ul><li>${escape(error.error)}</li><li>${escape(error.error_description ?? '')}</li></ul>`,
  );
};
