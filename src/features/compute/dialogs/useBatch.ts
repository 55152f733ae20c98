import { useRef, useState } from 'react';
import { runBatch, type BatchItem } from '@/data/batch';
import type { Machine } from '@/data/machines';
import { useT } from '@/i18n';
import { announce } from '@/ui';

/** The same with several machines, a few at a time, with how it goes with each. It can be stopped. */
export function useBatch() {
  const t = useT();
  const [items, setItems] = useState<readonly BatchItem<Machine, void>[] | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const go = async (machines: readonly Machine[], act: (machine: Machine) => Promise<void>) => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    setRunning(true);
    const results = await runBatch(machines, act, { onChange: setItems, signal: controller.signal });
    setRunning(false);
    announce(t('compute.bulk.ended', { done: results.filter(({ state }) => state === 'done').length, count: machines.length }));
  };
  return { items, running, go, stopRest: () => stop.current?.abort() };
}
