import type { HumanDuration } from '@backstage/types';

export interface Config {
  rosetta: {
    /** Rosetta role -> AD groups that give it; include it from deploy/platform.yaml. */
    roles: { [role: string]: string[] };

    gateway?: {
      /**
       * ES256 private keys as JWK texts: the first signs, all are published. Rotate by adding the new key last, then
       * moving it first, then dropping the old one. Without keys here the gateway makes one and keeps it in its database.
       * @deepVisibility secret
       */
      signingKeys?: string[];
    };

    docs?: {
      /** The folder that `make docs` wrote; it is served to anybody at /api/rosetta/docs. Nothing is served without it. */
      folder?: string;
    };

    /** The services behind the gateway, by their name in /api/rosetta/<name>. */
    services: {
      [name: string]: {
        /** Where the service answers, without a path. */
        url: string;
        /** How long a request may take until its last byte, retries included. Default: 20 seconds. */
        deadline?: HumanDuration | string;
        /** Other deadlines, by operationId. */
        deadlines?: { [operationId: string]: HumanDuration | string };
        /** The largest request body that is passed on, in bytes. Default: 1048576. */
        bodyLimit?: number;
      };
    };
  };
}
