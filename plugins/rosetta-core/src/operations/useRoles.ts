import { discoveryApiRef, fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/**
 * The Rosetta roles of whoever is signed in, as the gateway tells them; undefined until it has.
 * For hiding what is refused anyway: the services decide.
 */
export const useRoles = (): readonly string[] | undefined => {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const [roles, setRoles] = useState<readonly string[]>();
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      const answer = await fetch(`${await discovery.getBaseUrl('rosetta')}/me`, {
        signal: controller.signal,
      });
      if (!answer.ok) throw new Error(`/me answered ${answer.status}.`);
      const { roles: held } = (await answer.json()) as { roles: string[] };
      setRoles(held);
    };
    ask().catch(() => !controller.signal.aborted && setRoles([])); // nothing shown that might be refused
    return () => controller.abort();
  }, [discovery, fetch]);
  return roles;
};
