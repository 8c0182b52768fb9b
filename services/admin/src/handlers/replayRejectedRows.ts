import { NotFound } from '@rosetta/service-kit';
import type { Handler, Reply } from '../contract.ts';
import { askForRun } from '../reads/askForRun.ts';

/** Asks for a run that reads rejected documents again; one that would find nothing to do is refused. */
export const replayRejectedRows: Handler<'replayRejectedRows'> = async (
  { body, header, caller },
  { admin },
) => {
  const { loader, rawIds } = body;
  const found = await admin.rejected.count(caller.scope, loader, rawIds);
  if (found < (rawIds?.length ?? 1)) {
    const which = rawIds ? `${rawIds.length - found} of these documents are not` : 'Nothing is';
    throw new NotFound(`${which} rejected by the loader ${loader}; list the rejected rows again.`);
  }
  return (await askForRun(admin, caller.scope, {
    command: 'replay',
    inputs: body,
    who: caller.subject,
    key: header['idempotency-key'],
  })) satisfies Reply<'replayRejectedRows'>;
};
