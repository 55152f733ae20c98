import type { ComponentType, ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { Module } from '@/brand';
import type { Message } from '@/i18n';
import type { Paths } from './paths';

/** An entry of the navigation, the palette and the create menu. */
export interface Entry {
  readonly key: string;
  readonly label: Message;
  readonly icon:
    | 'server'
    | 'overview'
    | 'disk'
    | 'camera'
    | 'network'
    | 'bill'
    | 'service'
    | 'account'
    | 'key'
    | 'plus'
    | 'trash'
    | 'info'
    | 'chart'
    | 'card'
    | 'coins'
    | 'receipt'
    | 'token'
    | 'settings';
  readonly to: (paths: Paths) => string;
  /** Another entry's address begins with this one's, so that being there is not being here. */
  readonly exact?: boolean;
}

/**
 * All that the building needs to know of a feature: one place to add a page (path, lazy page, loader, crumb, navigation,
 * palette, gate).
 */
export interface Feature {
  /** The gate that a brand can close; null is always open. */
  readonly module: Module | null;
  readonly key: string;
  readonly title: Message;
  readonly pages: readonly Entry[];
  readonly creates: readonly Entry[];
  readonly routes: RouteObject[];
  /** What the palette finds and does of it; fetched when the palette is opened. */
  readonly commands?: () => Promise<{ default: CommandSource }>;
  /** Stands above every page, and is fetched when it is wanted; asked anew at each change of page. */
  readonly watch?: { readonly wanted: () => boolean; readonly Component: ComponentType };
}

/** Hands on the commands that some words fit. */
export type CommandSource = ComponentType<{ query: string; children: (commands: readonly Command[]) => ReactNode }>;

/** Something that the palette finds and does. */
export interface Command {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** Everything that it is found by. */
  readonly words: string;
  /** Why it cannot be done now. */
  readonly reason?: string | null | undefined;
  readonly run: () => void;
}
