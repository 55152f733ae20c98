import { create } from 'zustand';
import { observeCalls, secretAnswers, secretFields, type ObservedCall, type OperationId } from '@/api';
import { newId } from './id';
import { listed, onSignOut, sessionId } from './session';

/** One call of this tab, without a secret in it. */
export interface TapedCall {
  readonly id: string;
  readonly operation: OperationId;
  readonly method: string;
  readonly url: string;
  /** The slug; null for calls of no location. */
  readonly location: string | null;
  readonly contentType: string;
  readonly request: string;
  readonly response: string;
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly attempt: number;
  readonly status: number | null;
  /** Characters of the answer. */
  readonly size: number;
  readonly correlationId: string | null;
  readonly error: ObservedCall['error'];
  /** What was clicked just before; null when nothing was. */
  readonly cause: string | null;
}

const longest = 200;
/** Characters of a body that are kept. */
const most = 20_000;
const mask = '••••••';

const secret = new Set<string>(secretFields);
const wholly = new Set<string>(secretAnswers);

/** Takes out what the contract marks as secret, wherever it stands; with `all`, every value. */
function masked(value: unknown, all: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => masked(each, all));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, secret.has(name) && each !== null ? mask : masked(each, all)]),
    );
  return all && value !== null ? mask : value;
}

/** Longer answers are not read as a whole, which would hold up the page: their beginning is enough. */
const readable = 100_000;
const marked = new RegExp(`("(?:${secretFields.join('|')})"\\s*:\\s*)(?:(null)|"(?:[^"\\\\]|\\\\.)*"?|[^]*)`, 'g');

/** The beginning of a long JSON text without its secrets. What follows a secret that is no plain text is left out. */
const maskedStart = (text: string): string =>
  text.slice(0, most).replace(marked, (all: string, name: string, none?: string) => (none ? all : `${name}"${mask}"`));

const cut = (text: string): string => (text.length > most ? `${text.slice(0, most)}\n…` : text);

/** A body without its secrets. What is no JSON and no form is shown only in its beginning: a proxy's page tells no more. */
export function maskedBody(text: string, contentType: string, all = false): string {
  if (text === '') return '';
  if (contentType.includes('form-urlencoded'))
    return cut([...new URLSearchParams(text)].map(([name, value]) => `${name}=${secret.has(name) ? mask : value}`).join('&'));
  if (text.length > readable && /^\s*[[{]/.test(text)) return all ? mask : `${maskedStart(text)}\n…`;
  try {
    return cut(JSON.stringify(masked(JSON.parse(text), all), null, 2));
  } catch {
    return all ? mask : text.slice(0, 500);
  }
}

/** Who made a call, by the location in its path: `/v1/{slug}/…` where the operation has one. */
const slugIn = (url: string): string | null =>
  /\/v1\/([^/]+)\/(?:user-resource|network|storage)\//.exec(new URL(url).pathname)?.[1] ?? null;

export function tapedFrom(call: ObservedCall, cause: string | null): TapedCall {
  const { operation, method, url, contentType, startedAt, duration, attempt, status, correlationId, error, key } = call;
  // Should the token come back in a text that nobody has marked.
  const clean = (text: string) => (key ? text.replaceAll(key, mask) : text);
  return {
    id: newId(),
    operation,
    method,
    url: clean(url),
    location: slugIn(url),
    contentType,
    request: clean(maskedBody(call.body, contentType)),
    response: clean(maskedBody(call.text, 'application/json', wholly.has(operation))),
    startedAt,
    duration,
    attempt,
    status,
    size: call.text.length,
    correlationId,
    error,
    cause,
  };
}

/* ——— The tape ——— */

interface State {
  readonly calls: readonly TapedCall[];
  readonly paused: boolean;
}
const store = create<State>(() => ({ calls: [], paused: false }));

export const useTape = () => store();
export const clearTape = () => store.setState({ calls: [] });
export const pauseTape = (paused: boolean) => store.setState({ paused });

/** The last thing that was clicked or pressed, by its own words, for as long as a call may come of it. */
let clicked: { readonly label: string; readonly at: number } | null = null;
const lasting = 1500;

const clickable = 'button, a, [role=menuitem], [role=option], label, summary';

/** What Enter in a field sets off: the button that sends its form, which may stand outside of it. */
const submitterOf = (element: Element): Element | undefined =>
  [...(element.closest('form')?.elements ?? [])].find((each) => each instanceof HTMLButtonElement && each.type === 'submit');

function remember(event: Event): void {
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
  const element = event.target instanceof Element ? (event.target.closest(clickable) ?? submitterOf(event.target)) : null;
  const label = (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  if (label !== '') clicked = { label, at: Date.now() };
}

/** Not every browser can tell when it is idle. */
const whenIdle = (work: () => void) =>
  void ('requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: 500 }) : setTimeout(work));

let started = false;

/** Begins to keep what is called. Memory is bounded: the newest calls stay. */
export function startTape(): void {
  if (started) return;
  started = true;
  for (const name of ['pointerdown', 'keydown'] as const) addEventListener(name, remember, { capture: true, passive: true });
  observeCalls((call) => {
    // What the page of all accounts asks for others is no business of whoever helps with this one.
    if (store.getState().paused || listed().some(({ id, token }) => id !== sessionId() && token === call.key)) return;
    const cause = clicked && call.startedAt - clicked.at >= 0 && call.startedAt - clicked.at < lasting ? clicked.label : null;
    const owner = sessionId();
    // Taking the secrets out of a body can wait until what was asked for has been drawn.
    whenIdle(() => {
      if (sessionId() === owner) store.setState(({ calls }) => ({ calls: [tapedFrom(call, cause), ...calls].slice(0, longest) }));
    });
  });
  // Another account has no business with it.
  onSignOut(clearTape);
}
