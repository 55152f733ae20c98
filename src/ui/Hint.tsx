import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Later, LazyHint } from './lazy';
import classes from './button.module.css';

/**
 * A word of explanation over what it encloses (one element), shown on hover and focus after a moment, closed by Escape.
 * Nothing may be said here that is needed and said nowhere else. An empty text shows nothing.
 */
export function Hint({ text, children }: { text: string | null | undefined; children: ReactNode }) {
  const around = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const element = around.current?.firstElementChild;
      setAnchor(element instanceof HTMLElement ? element : null);
    }, delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    // Time to move the pointer onto the hint itself, which keeps it open.
    timer.current = setTimeout(() => setAnchor(null), 120);
  };
  const hold = () => clearTimeout(timer.current);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setAnchor(null);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [anchor]);

  return (
    <span
      ref={around}
      className={classes.around}
      onPointerEnter={(event) => event.pointerType !== 'touch' && show(350)}
      onPointerLeave={hide}
      onPointerDown={() => {
        clearTimeout(timer.current);
        setAnchor(null);
      }}
      onFocus={(event) => event.target instanceof Element && event.target.matches(':focus-visible') && show(150)}
      onBlur={hide}
    >
      {children}
      {text && anchor ? (
        <Later quiet>
          <LazyHint anchor={anchor} text={text} onHold={hold} onLeave={hide} />
        </Later>
      ) : null}
    </span>
  );
}
