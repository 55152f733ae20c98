import { ownKey } from '@/device/storage';
import { create } from 'zustand';
import { platformName } from '@/data/core/session';
import { hasChanges, type RulesDraft } from './draft';

/** Changes that have not been saved, by `location/uuid`. They outlive a reload and a lost session, and go with the tab:
 * only somebody who can open the firewall sees them. */
interface State {
  readonly drafts: Readonly<Record<string, RulesDraft>>;
}

const storageKey = 'burrow.draft.firewalls';

function stored(): State['drafts'] {
  try {
    const { platform, drafts } = JSON.parse(sessionStorage.getItem(ownKey(storageKey)) ?? '{}') as {
      platform?: string;
      drafts?: State['drafts'];
    };
    return platform === platformName() && drafts ? drafts : {};
  } catch {
    return {};
  }
}

const store = create<State>(() => ({ drafts: stored() }));

const delay = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  try {
    sessionStorage.setItem(ownKey(storageKey), JSON.stringify({ platform: platformName(), drafts: store.getState().drafts }));
  } catch {
    // A full or closed storage takes nothing: the editor works without it.
  }
}

/** Null: there is none (any more). */
export function putDraft(id: string, draft: RulesDraft | null): void {
  const { [id]: _, ...rest } = store.getState().drafts;
  store.setState({ drafts: draft && hasChanges(draft) ? { ...rest, [id]: draft } : rest });
  clearTimeout(timer);
  timer = setTimeout(write, delay);
}

export const useDraft = (id: string): RulesDraft | null => store((state) => state.drafts[id] ?? null);

if (typeof addEventListener === 'function') addEventListener('pagehide', () => timer && write());
