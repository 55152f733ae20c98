import { useLayoutEffect, type RefObject } from 'react';

/** The rows end where the window does: then only they scroll, and not the page around them too. */
export function useRoom(box: RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const measure = () => {
      const element = box.current;
      if (!element) return;
      const after = element.parentElement
        ? element.parentElement.getBoundingClientRect().bottom - element.getBoundingClientRect().bottom
        : 0;
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--around', `${Math.round(top + after)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [box]);
}
