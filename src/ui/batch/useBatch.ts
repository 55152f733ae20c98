import { useRef, useState } from 'react';
import { useT } from '@/i18n';
import { announce } from '../announce';
import { runBatch, type BatchItem } from './run';

interface Identified {
  readonly id: string;
}
type Items<Item, Result> = readonly BatchItem<Item, Result>[];

/** How it is with all of them, after some were tried again. */
function together<Item extends Identified, Result>(before: Items<Item, Result>, now: Items<Item, Result>): Items<Item, Result> {
  const newer = new Map(now.map((each) => [each.item.id, each]));
  return before.length === 0 ? now : before.map((each) => newer.get(each.item.id) ?? each);
}

/** Below these there is nothing to reckon from, and nobody waits long. */
const enough = 8;

/** Seconds until all have ended, at the speed so far. */
export function timeLeft(items: Items<unknown, unknown>, passed: number): number | null {
  const open = items.filter(({ state }) => state === 'waiting' || state === 'running').length;
  const ended = items.filter(({ state }) => state === 'done' || state === 'failed').length;
  return ended < enough || open === 0 ? null : (passed / ended / 1000) * open;
}

/** The same with several things, a few at a time, with how it goes with each. It can be stopped, and what failed tried again. */
export function useBatch<Item extends Identified, Result = void>() {
  const t = useT();
  const [items, setItems] = useState<Items<Item, Result> | null>(null);
  const [running, setRunning] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const acting = useRef<((item: Item) => Promise<Result>) | null>(null);

  const start = async (chosen: readonly Item[], before: Items<Item, Result>, act: (item: Item) => Promise<Result>) => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    acting.current = act;
    setRunning(true);
    const began = Date.now();
    const results = await runBatch(chosen, act, {
      onChange: (now) => {
        setItems(together(before, now));
        setLeft(timeLeft(now, Date.now() - began));
      },
      signal: controller.signal,
    });
    stop.current = null;
    setRunning(false);
    setLeft(null);
    const all = together(before, results);
    announce(t('ui.batch.ended', { done: all.filter(({ state }) => state === 'done').length, count: all.length }));
  };

  const failed = running ? [] : (items ?? []).filter(({ state }) => state === 'failed').map(({ item }) => item);
  return {
    items,
    running,
    /** Seconds, about; null when that can't be told yet. */
    left,
    /** How many failed, once all have ended. */
    failed: failed.length,
    go: (chosen: readonly Item[], act: (item: Item) => Promise<Result>) => start(chosen, [], act),
    /** The failed ones once more, as the user asks for it. */
    again: () => void (items && acting.current && start(failed, items, acting.current)),
    stopRest: () => stop.current?.abort(),
    /** Forgets how it went, so that something else can be begun. */
    clear: () => setItems(null),
  };
}
