import { useEffect, useRef, useState } from 'react';

/** Seconds after which a secret is hidden again. */
export const secretSeconds = 30;

export interface Secret<T, Asked extends readonly unknown[] = []> {
  /** Null while it is hidden. It is in memory for no longer than that. */
  readonly value: T | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly show: (...asked: Asked) => Promise<void>;
  readonly hide: () => void;
}

/** A secret that is read when somebody wants to see it, and forgotten after a while, or when the page is left. */
export function useSecret<T, Asked extends readonly unknown[] = []>(read: (...asked: Asked) => Promise<T>): Secret<T, Asked> {
  const [value, setValue] = useState<T | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      clearTimeout(timer.current);
    };
  }, []);
  const hide = () => {
    clearTimeout(timer.current);
    setValue(null);
  };
  const show = async (...asked: Asked) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const found = await read(...asked);
      if (!here.current) return;
      setValue(found);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setValue(null), secretSeconds * 1000);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return { value, busy, error, show, hide };
}
