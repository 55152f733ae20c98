import { useSearchParams } from 'react-router';

/** Writes one parameter of the address, or takes it out, without a step in the history. */
export function useParam(name: string): (value: string | null) => void {
  const [, setSearch] = useSearchParams();
  return (value) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
}
