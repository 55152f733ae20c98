import { create } from 'zustand';
import { confirmation } from '@/ui/batch/run';

/** A VM that has just been made, as its page greets it. In memory only: a reload or another session forgets it. */
export interface JustMade {
  readonly location: string;
  readonly uuid: string;
  readonly username: string;
  /** Made by the form, and known to nobody else. */
  readonly password: string | undefined;
}

const store = create<{ made: JustMade | null }>(() => ({ made: null }));

export const forgetJustMade = () => store.setState({ made: null });

export function rememberJustMade(made: JustMade): void {
  store.setState({ made });
  // A password of one session is not another's to see.
  confirmation.ends().addEventListener('abort', forgetJustMade, { once: true });
}

/** What there is to say of a VM, because it has just been made. */
export const useJustMade = (location: string, uuid: string): JustMade | null =>
  store(({ made }) => (made?.location === location && made.uuid === uuid ? made : null));
