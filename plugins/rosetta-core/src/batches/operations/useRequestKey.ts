import { useMemo } from 'react';

/** An Idempotency-Key for what is asked: the same while the inputs are, so that pressing twice asks once. */
export const useRequestKey = (inputs: unknown): string => {
  const asked = JSON.stringify(inputs);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another wish, another key
  return useMemo(() => crypto.randomUUID(), [asked]);
};
