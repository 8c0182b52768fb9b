const en = {
  signIn: 'Sign in',
  intro: 'Local identity provider. The password of an account is its name.',
  account: 'Account',
  password: 'Password',
  refused: 'No account has this name and password. The password is the name of the account.',
  signOut: 'Sign out',
  signOutQuestion: 'Do you want to sign out of the local identity provider?',
  error: 'Sign-in cannot go on',
  errorNext: 'Go back to the application and sign in again.',
};

/** The words of the sign-in pages. */
export const words: Record<'en' | 'fr', typeof en> = {
  en,
  fr: {
    signIn: 'Se connecter',
    intro: 'Fournisseur d’identité local. Le mot de passe d’un compte est son nom.',
    account: 'Compte',
    password: 'Mot de passe',
    refused: 'Aucun compte n’a ce nom et ce mot de passe. Le mot de passe est le nom du compte.',
    signOut: 'Se déconnecter',
    signOutQuestion: 'Voulez-vous vous déconnecter du fournisseur d’identité local ?',
    error: 'La connexion ne peut pas continuer',
    errorNext: 'Revenez à l’application et connectez-vous de nouveau.',
  },
};

/** French when the browser puts it before English, else English. */
export const pickLanguage = (acceptLanguage: string): 'en' | 'fr' => {
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const weight = options.map((option) => /^\s*q=([\d.]+)/.exec(option)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => weight > 0 && (language === 'en' || language === 'fr'))
    .sort((a, b) => b.weight - a.weight)[0];
  return wanted?.language === 'fr' ? 'fr' : 'en';
};
