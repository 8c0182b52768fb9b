import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The reference of whoever is signed in, such as `user:default/ann`, once it is known. */
export const useUserRef = (): string | undefined => {
  const identity = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let here = true;
    identity.getBackstageIdentity().then(
      ({ userEntityRef }) => here && setRef(userEntityRef),
      () => undefined, // the sentence is said without a name
    );
    return () => {
      here = false;
    };
  }, [identity]);
  return ref;
};
