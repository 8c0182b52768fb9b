import type { Handler, Reply } from '../contract.ts';
import { publications } from '../repositories/publications.ts';

/** Tells when the figures were published, by which run, and what that changed. */
export const getLastPublication: Handler<'getLastPublication'> = async ({ caller, unlessKnown }, { marts }) =>
  marts.read(({ tx, publication }) =>
    unlessKnown(
      publication.id,
      async () =>
        ({
          status: 200,
          body: await publications(tx).byId(caller.scope, publication.id),
        }) satisfies Reply<'getLastPublication'>,
    ),
  );
