import { useEffect, useRef, useState } from 'react';
import type { BatchOutcome, FailedKey } from '@/data/objects';

export interface Batches {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  readonly done: number;
  readonly failed: readonly FailedKey[];
  readonly error: unknown;
}

const idle: Batches = { state: 'idle', done: 0, failed: [], error: null };

/** Runs a deletion, a move or a copy in batches; it can be stopped between two of them. It goes on when its dialog is closed. */
export function useBatches(onChange: () => void) {
  const [batches, setBatches] = useState(idle);
  const stop = useRef<AbortController | null>(null);
  // What is shown is refreshed at the end, also when the dialog is gone by then.
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });

  const start = async (begin: (signal: AbortSignal) => AsyncIterable<BatchOutcome>) => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    let now: Batches = { ...idle, state: 'running' };
    setBatches(now);
    try {
      for await (const outcome of begin(controller.signal)) {
        now = { ...now, ...outcome };
        setBatches(now);
      }
      now = { ...now, state: 'done' };
    } catch (error) {
      now = controller.signal.aborted ? { ...now, state: 'stopped' } : { ...now, state: 'failed', error };
    }
    stop.current = null;
    setBatches(now);
    changed.current();
  };
  return {
    batches,
    start: (begin: (signal: AbortSignal) => AsyncIterable<BatchOutcome>) => void start(begin),
    stop: () => stop.current?.abort(),
  };
}
