import type Big from 'big.js';
import type { BillingAccount, Location } from '@/api';
import type { Message } from '@/i18n';
import type { Surroundings } from './resourceKind';

/** What a state is judged by: the lists around a resource, where it is, and who pays. */
export interface StateSurroundings extends Surroundings {
  /** Null: in no location. */
  readonly location: Location | null;
  /** Undefined: not known. */
  readonly accounts: readonly BillingAccount[] | undefined;
}

export interface ResourceState {
  readonly tone: 'ok' | 'off' | 'busy' | 'warn' | 'bad' | 'unknown';
  /** In words; as the platform writes it where the panel doesn't know it. */
  readonly name: Message | string;
  readonly meaning: Message;
  /** When it began, where the platform tells that. */
  readonly since?: string | null | undefined;
  /** Operations that lead to it, by their names: a record of one tells when it began, and why. */
  readonly setBy?: readonly string[];
}

export interface PossibleAction {
  readonly name: Message;
  /** Why it isn't possible now; null: it is. */
  readonly reason: Message | null;
}

export interface NextStep {
  readonly text: Message;
  /** What it is about, where that isn't the resource as it is: the name of another one, or the reason. */
  readonly about?: Message | string;
}

/**
 * What "Explain this state" knows of one kind: its rules in the order of the menus, and what follows from its state. It is
 * exported as `stateRules` from the file named state in the kind's folder, found by itself and fetched when somebody asks.
 */
export interface StateRules<T> {
  /** As in the registry. */
  readonly kind: string;
  /** Other kinds of its location that it has to be seen with. */
  readonly reads: readonly { readonly kind: string }[];
  readonly state: (item: T, around: StateSurroundings) => ResourceState;
  /** When it last changed, as far as the platform tells. */
  readonly changed: (item: T) => string | null | undefined;
  readonly actions: (item: T, around: StateSurroundings) => readonly PossibleAction[];
  /** Nothing of it can be changed while something else is being changed. */
  readonly exclusive?: boolean;
  readonly next?: (item: T, around: StateSurroundings) => readonly NextStep[];
  /** What it would cost in its other state: net, per hour. */
  readonly otherwise?: (item: T, around: StateSurroundings) => { readonly label: Message; readonly hourly: Big | null } | null;
}

/** Types the rules by what the kind's list answers. */
export const defineState = <T>(rules: StateRules<T>): StateRules<T> => rules;

export type AnyStateRules = StateRules<never>;
