import { useSearchParams, type NavigateOptions } from 'react-router';

/** Null takes a parameter out. */
type Changes = Readonly<Record<string, string | null>>;

/** What stands in an address, changed. */
export function withParams(before: URLSearchParams, changes: Changes): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** The parameters of the address, and what changes some of them: without a step in the history, unless told otherwise. */
export function useAddress(): readonly [URLSearchParams, (changes: Changes, options?: NavigateOptions) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    search,
    (changes, options) => setSearch((before) => withParams(before, changes), { replace: true, preventScrollReset: true, ...options }),
  ];
}

/** One parameter of the address, and what sets it. */
export function useParam(name: string): readonly [string | null, (value: string | null) => void] {
  const [search, put] = useAddress();
  return [search.get(name), (value) => put({ [name]: value })];
}
