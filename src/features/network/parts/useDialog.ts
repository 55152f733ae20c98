import { useAddress } from '@/nav';

/** The open dialog and what it is about stand in the address. */
export function useDialog<Name extends string>(names: readonly Name[]) {
  const [search, set] = useAddress();
  const put = (change: Readonly<Record<string, string>>) => set({ do: null, of: null, ...change }, { state: { within: true } });
  return {
    dialog: names.find((name) => name === search.get('do')) ?? null,
    /** `location/uuid`, or several with commas between them. */
    of: search.get('of'),
    show: (dialog: Name, of?: string) => put({ do: dialog, ...(of ? { of } : {}) }),
    close: () => put({}),
  };
}
