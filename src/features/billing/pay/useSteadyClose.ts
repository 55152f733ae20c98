import { useRef } from 'react';

const doubleClick = 600;

/**
 * Closing a dialog that changes its shape when it is submitted: the second click of a double click on its button lands on
 * whatever is there by then, or beside the dialog, and is not meant for it.
 */
export function useSteadyClose(onClose: () => void): { readonly submitted: () => void; readonly close: () => void } {
  const at = useRef(Number.NEGATIVE_INFINITY);
  return {
    submitted: () => {
      at.current = performance.now();
    },
    close: () => {
      if (performance.now() - at.current > doubleClick) onClose();
    },
  };
}
