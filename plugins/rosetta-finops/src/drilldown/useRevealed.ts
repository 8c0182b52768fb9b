import { useEffect, useRef, type RefObject } from 'react';

/** Brings an element into view when the reader asks for it from elsewhere on the page; not when the page opens. */
export const useRevealed = <E extends HTMLElement>(isAsked: boolean): RefObject<E> => {
  const ref = useRef<E>(null);
  const before = useRef(isAsked);
  useEffect(() => {
    if (isAsked && !before.current) ref.current?.scrollIntoView?.({ block: 'start' });
    before.current = isAsked;
  }, [isAsked]);
  return ref;
};
