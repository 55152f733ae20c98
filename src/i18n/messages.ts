import { type I18n } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react';
import { createContext, createElement, useContext, type ReactElement } from 'react';
import type { Format } from './format';
import type { Messages } from './messages.gen';

export type MessageId = keyof Messages;
type Values<K extends MessageId> = Messages[K];
type Args<K extends MessageId> = Values<K> extends undefined ? [] : [Values<K>];

/**
 * A sentence that is not yet in anybody's language: what `data` hands up (reasons, names of operations) for the screen
 * to say. Made by `msg`, spoken by `t`.
 */
export interface Message {
  readonly id: MessageId;
  readonly values?: Record<string, string | number> | undefined;
}

export function msg<K extends MessageId>(id: K, ...args: Args<K>): Message {
  return { id, values: args[0] };
}

export interface T {
  <K extends MessageId>(id: K, ...args: Args<K>): string;
  (message: Message): string;
}

export function translator(i18n: I18n): T {
  return (message: MessageId | Message, values?: Record<string, string | number>) =>
    typeof message === 'string' ? i18n._(message, values) : i18n._(message.id, message.values);
}

/** The translator of the language in use; a component that calls it is drawn anew when the language changes. */
export function useT(): T {
  const { i18n } = useLingui();
  return translatorOf(i18n, i18n.locale);
}

/** The catalogue object stays the same over a change of language, so the locale is what makes a new `t`. */
const translators = new Map<string, T>();
function translatorOf(i18n: I18n, locale: string): T {
  const known = translators.get(locale) ?? translator(i18n);
  translators.set(locale, known);
  return known;
}

/** A sentence with elements in it: `{name}` is filled from `values`, `<0>…</0>` from `parts`. */
export function Rich({ id, values, parts }: { id: MessageId; values?: Record<string, unknown>; parts?: ReactElement[] }) {
  return createElement(Trans, {
    id,
    ...(values ? { values } : {}),
    ...(parts ? { components: Object.fromEntries(parts.map((part, index) => [String(index), part])) } : {}),
  });
}

export const FormatContext = createContext<Format | null>(null);

/** Numbers, money, sizes and dates in the user's language and the brand's currency. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('useFormat needs an I18nRoot above it');
  return format;
}
