import { useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 47.99em)');

/** True on screens under 48em, where tables become cards. */
export const useNarrow = () =>
  useSyncExternalStore(
    (listener) => {
      const query = narrow();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => narrow().matches,
  );
