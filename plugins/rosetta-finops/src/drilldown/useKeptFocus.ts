import { useEffect, useRef, type RefObject } from 'react';

/** Keeps the keyboard in a region whose links vanish when followed: at another place the focus goes to the region, not to the top of the page. */
export const useKeptFocus = (region: RefObject<HTMLElement>, place: string): void => {
  const before = useRef(place);
  useEffect(() => {
    if (place === before.current) return;
    before.current = place;
    const { activeElement, body } = document;
    // A reader who moves by the filters above stays there.
    const isHere = !activeElement || activeElement === body || region.current?.contains(activeElement);
    if (isHere) region.current?.focus({ preventScroll: true });
  }, [region, place]);
};
