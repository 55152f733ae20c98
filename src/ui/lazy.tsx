import { Component, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { setOutdated } from './Outdated';
import type { Overlays } from './types';

const Nothing = () => null;

/** A part that comes when it is needed, like React's `lazy`. One that can't be fetched is left out, and the panel says so. */
export const lazyPart = <Props extends object>(fetchPart: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(() =>
    fetchPart().catch((): { default: ComponentType<Props> } => {
      setOutdated(true);
      return { default: Nothing };
    }),
  );

let load: () => Promise<Overlays> = () => Promise.reject(new Error('There is no UiRoot'));

/**
 * Everything that opens on a click comes in one file, fetched when a pointer or the focus first comes near. `UiRoot` says
 * from where: named here, the buttons and what they open would import each other in a circle.
 */
export function provideOverlays(from: () => Promise<Overlays>) {
  load = from;
}

export const preloadOverlays = () => void load().catch(() => undefined);

export const LazyMenu = lazyPart(async () => ({ default: (await load()).ActionMenu }));
export const LazyChoices = lazyPart(async () => ({ default: (await load()).ChoiceList }));
export const LazyHint = lazyPart(async () => ({ default: (await load()).HintBubble }));
export const LazyPanel = lazyPart(async () => ({ default: (await load()).Panel }));
export const LazyDialog = lazyPart(async () => ({ default: (await load()).DialogFrame }));
export const LazySidePanel = lazyPart(async () => ({ default: (await load()).SideFrame }));
export const LazyConfirm = lazyPart(async () => ({ default: (await load()).ConfirmDialog }));

/** A hint that cannot be fetched is no reason to lose the page: what is inside is left out then. */
class Quiet extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? null : this.props.children;
  }
}

export function Later({ children, quiet }: { children: ReactNode; quiet?: boolean }) {
  const part = <Suspense fallback={null}>{children}</Suspense>;
  return quiet ? <Quiet>{part}</Quiet> : part;
}
