import { useAddress } from '@/nav';

const dialogs = ['create', 'grow', 'attach', 'rename'] as const;
type DiskDialog = (typeof dialogs)[number];

/** The open dialog and the disk that it is about stand in the address. */
export function useDiskDialog() {
  const [search, set] = useAddress();
  const put = (change: Readonly<Record<string, string>>) =>
    set({ do: null, of: null, snapshot: null, ...change }, { state: { within: true } });
  return {
    dialog: dialogs.find((name) => name === search.get('do')) ?? null,
    /** `location/uuid` of a disk: what is changed, or copied. */
    of: search.get('of'),
    /** Uuid of the snapshot that a new disk is made from; `of` is its disk then. */
    snapshot: search.get('snapshot'),
    show: (dialog: DiskDialog, of?: string) => put({ do: dialog, ...(of ? { of } : {}) }),
    close: () => put({}),
  };
}
export type DiskDialogs = ReturnType<typeof useDiskDialog>;
