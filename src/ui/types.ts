import type { ComponentType, ReactNode } from 'react';
import type { IconType } from './Icon';

export interface MenuAction {
  key: string;
  label: string;
  icon?: IconType | undefined;
  onSelect?: (() => void) | undefined;
  /** A path of the router: the item is a link then. */
  to?: string | undefined;
  /** Why it cannot be done now: the item stays reachable, does nothing and says so. */
  reason?: string | null | undefined;
  danger?: boolean | undefined;
  description?: string | undefined;
}
export type MenuItem = MenuAction | { divider: true; key: string };

export interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Stays in sight below the scrolling content; the buttons. */
  footer?: ReactNode;
  size?: 'small' | 'normal' | 'large' | undefined;
  /** Something has been filled in: leaving asks first. */
  dirty?: boolean | undefined;
}

export interface ConfirmOptions {
  title: string;
  body: ReactNode;
  confirmLabel: string;
  danger?: boolean | undefined;
  /** A name that has to be typed before the button works. */
  typeName?: string | undefined;
  /** More below the body, such as a choice that the caller keeps. */
  extra?: ReactNode;
  /** What is confirmed. The dialog stays open with a spinner until it is done, and shows its failure inside. */
  action?: (() => Promise<void>) | undefined;
}

export interface Question extends ConfirmOptions {
  id: number;
  answer: (yes: boolean) => void;
}

/** A thing that hangs on a button (`anchor`), whose id is `id`; open for as long as it is there. */
export interface Hanging {
  id: string;
  anchor: HTMLElement;
  onClose: () => void;
}

/** What is fetched when something first opens. */
export interface Overlays {
  ActionMenu: ComponentType<Hanging & { items: MenuItem[] }>;
  ChoiceList: ComponentType<
    Hanging & { value: string; options: readonly { readonly value: string; readonly label: string }[]; onChoose: (value: string) => void }
  >;
  Panel: ComponentType<Hanging & { title: string; children: ReactNode }>;
  HintBubble: ComponentType<{ anchor: HTMLElement; text: string; onHold: () => void; onLeave: () => void }>;
  DialogFrame: ComponentType<DialogProps>;
  SideFrame: ComponentType<DialogProps>;
  ConfirmDialog: ComponentType<{ question: Question }>;
}
