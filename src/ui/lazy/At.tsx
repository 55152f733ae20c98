import { useLayoutEffect, type Ref } from 'react';

/**
 * Stands for an element that is already on the page where Mantine wants its target as a child: so the button stays the same
 * element, and keeps its focus, when its menu arrives.
 */
export function At({ element, ref }: { element: HTMLElement; ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(element);
  }, [element, ref]);
  return null;
}

/** Where it is put in the page: inside the landmark that its anchor is in. */
export const portalFor = (anchor: HTMLElement) => {
  const target = anchor.closest('main, header, aside');
  return target instanceof HTMLElement ? { target } : {};
};

/** For the end of something that opened at `anchor`: takes the focus back unless it has gone elsewhere by itself. */
export function returnFocus(anchor: HTMLElement, inside: Element | null) {
  const active = document.activeElement;
  if (!active || active === document.body || inside?.contains(active)) anchor.focus({ preventScroll: true });
}
