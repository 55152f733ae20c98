import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * True while the page is being printed: all of it is drawn then, and in light colours, whatever the screen has. The browser
 * takes the page as it is when its listeners have run, so they wait for no later rendering.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const root = document.documentElement;
    const media = matchMedia('print');
    let before: string | undefined;
    const begin = () => {
      before ??= root.dataset.mantineColorScheme;
      root.dataset.mantineColorScheme = 'light';
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      if (before !== undefined) root.dataset.mantineColorScheme = before;
      before = undefined;
      setPrinting(false);
    };
    const change = () => (media.matches ? begin() : end());
    media.addEventListener('change', change);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      media.removeEventListener('change', change);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      end();
    };
  }, []);
  return printing;
}
