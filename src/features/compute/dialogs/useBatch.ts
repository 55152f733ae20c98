import { useRef, useState } from 'react';
import { runBatch, type BatchItem } from '@/data/batch';
import type { Machine } from '@/data/machines';
import { useT } from '@/i18n';
import { announce } from '@/ui';

type Items = readonly BatchItem<Machine, void>[];
type Act = (machine: Machine) => Promise<void>;

/** How it is with all of them, after some were tried again. */
function together(before: Items, now: Items): Items {
  const newer = new Map(now.map((each) => [each.item.id, each]));
  return before.length === 0 ? now : before.map((each) => newer.get(each.item.id) ?? each);
}

/** The same with several machines, a few at a time, with how it goes with each. It can be stopped, and what failed tried again. */
export function useBatch() {
  const t = useT();
  const [items, setItems] = useState<Items | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const acting = useRef<Act | null>(null);

  const start = async (machines: readonly Machine[], before: Items, act: Act) => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    acting.current = act;
    setRunning(true);
    const results = await runBatch(machines, act, { onChange: (now) => setItems(together(before, now)), signal: controller.signal });
    stop.current = null;
    setRunning(false);
    const all = together(before, results);
    announce(t('compute.bulk.ended', { done: all.filter(({ state }) => state === 'done').length, count: all.length }));
  };

  const failed = running ? [] : (items ?? []).filter(({ state }) => state === 'failed').map(({ item }) => item);
  return {
    items,
    running,
    /** How many failed, once all have ended. */
    failed: failed.length,
    go: (machines: readonly Machine[], act: Act) => start(machines, [], act),
    /** The failed ones once more, as the user asks for it. */
    again: () => void (items && acting.current && start(failed, items, acting.current)),
    stopRest: () => stop.current?.abort(),
  };
}
