import { useMemo, useSyncExternalStore, type ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Module } from '@/brand';
import type { Message } from '@/i18n';
import type { Paths } from './paths';

export const navigationGroups = ['overview', 'compute', 'storage', 'network', 'services', 'billing', 'optimize'] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

/** Something with an address: found in the palette. */
export interface Destination {
  readonly key: string;
  readonly label: Message;
  readonly to: (paths: Paths) => string;
  /** What else it is called: found by in the palette. */
  readonly keywords?: Message;
}

/** An entry of the navigation, the palette and the create menu. */
export interface Entry extends Destination {
  /** The group of the navigation that it stands in, where that is not its feature's own: what people look for it under. */
  readonly group?: NavigationGroup;
  readonly icon:
    | 'server'
    | 'overview'
    | 'disk'
    | 'camera'
    | 'bucket'
    | 'network'
    | 'globe'
    | 'shield'
    | 'split'
    | 'radar'
    | 'bill'
    | 'service'
    | 'key'
    | 'trash'
    | 'info'
    | 'history'
    | 'clock';
  /** Whether the platform has it; offered as long as that is not known. */
  readonly offered?: Offered;
}

/** Something that may turn out later. */
export interface Offered {
  readonly get: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * All that the building needs to know of a feature: the entries of its pages in navigation and palette, and its gate. The
 * pages themselves (path, loader, lazy component) are in its `routes.ts`.
 */
export interface Feature {
  /** The gate that a brand can close; null is always open. */
  readonly module: Module | null;
  /** Also the first part of its pages' addresses. */
  readonly key: string;
  /** Another group whose name some of its pages' addresses begin with: where people look for them. */
  readonly alsoUnder?: NavigationGroup;
  readonly pages: readonly Entry[];
  readonly creates: readonly Entry[];
  /** Pages that are reached from others, such as their tabs: only in the palette. */
  readonly tabs?: readonly Destination[];
  /** Pages in the menu of whoever is signed in. */
  readonly personal?: readonly Destination[];
  /** Actions that have an address: in the palette after the pages. */
  readonly actions?: readonly Destination[];
  /** Its pages: fetched when one of them is wanted. */
  readonly routes: () => Promise<RouteObject[]>;
  /** What the palette finds and does of it; fetched when the palette is opened. */
  readonly commands?: () => Promise<{ default: CommandHook }>;
  /** Stands above every page, and is fetched when it is wanted; asked anew at each change of page. */
  readonly watch?: { readonly wanted: () => boolean; readonly Component: ComponentType };
}

/** The resources that a feature finds for some words, and what can be done with them. Called like a hook. */
export type CommandHook = (query: string) => readonly Command[];

/** Something that the palette finds and does. */
export interface Command {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** What it is found by besides its label. */
  readonly words?: string | readonly string[] | undefined;
  /** Does something with what is found instead of leading to it. */
  readonly verb?: boolean | undefined;
  /** Why it cannot be done now. */
  readonly reason?: string | null | undefined;
  readonly run: () => void;
}

/** The features with the pages and create actions that the platform has something behind; the same array while nothing is learned. */
export function useOffered(features: readonly Feature[]): readonly Feature[] {
  const offers = features.flatMap(({ pages, creates }) => [...pages, ...creates].flatMap(({ offered }) => offered ?? []));
  const subscribe = (listener: () => void) => {
    const stops = offers.map((offer) => offer.subscribe(listener));
    return () => stops.forEach((stop) => stop());
  };
  const all = useSyncExternalStore(subscribe, () => offers.every((offer) => offer.get()));
  return useMemo(() => {
    const there = ({ offered }: Entry) => offered?.get() ?? true;
    return all
      ? features
      : features.map((feature) => ({ ...feature, pages: feature.pages.filter(there), creates: feature.creates.filter(there) }));
  }, [features, all]);
}
