import {
  appLanguageApiRef,
  errorApiRef,
  toastApiRef,
  translationApiRef,
  type ApiRef,
} from '@backstage/frontend-plugin-api';
import { createVersionedContext, createVersionedValueMap } from '@backstage/version-bridge';
import { useMemo, type ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { translationStub, type Languages } from './translationStub';

const ApiContext = createVersionedContext('api-context');
const silent = { subscribe: () => ({ unsubscribe: () => undefined }) };

/** Shows the URL, so that a test can read what the page wrote into it. */
const Address = () => {
  const { search } = useLocation();
  return <span data-testid="address">{search}</span>;
};

/** The least of a portal that a page needs: router, language, toasts and the APIs of the test. Far lighter than a whole app. */
export const PortalStub = ({
  at = '/',
  language = 'en',
  languages,
  apis = [],
  children,
}: {
  at?: string;
  language?: string;
  languages?: Languages;
  apis?: readonly (readonly [ApiRef<unknown>, unknown])[];
  children: ReactNode;
}) => {
  const versions = useMemo(() => {
    const known = new Map<string, unknown>([
      [appLanguageApiRef.id, { getLanguage: () => ({ language }), language$: () => silent }],
      [translationApiRef.id, translationStub(languages)],
      [toastApiRef.id, { post: () => ({ close: () => undefined }) }],
      [errorApiRef.id, { post: () => undefined, error$: () => silent }],
      ...apis.map(([ref, implementation]) => [ref.id, implementation] as const),
    ]);
    return createVersionedValueMap({ 1: { get: (ref: ApiRef<unknown>) => known.get(ref.id) } });
  }, [language, languages, apis]);
  return (
    <MemoryRouter initialEntries={[at]} future={{ v7_startTransition: false, v7_relativeSplatPath: true }}>
      <ApiContext.Provider value={versions}>
        {children}
        <Address />
      </ApiContext.Provider>
    </MemoryRouter>
  );
};
