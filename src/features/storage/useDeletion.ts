import { useEffect, useRef, useState } from 'react';
import type { DeleteOutcome, FailedKey } from '@/data/objects';

export interface Deletion {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  readonly deleted: number;
  readonly failed: readonly FailedKey[];
  readonly error: unknown;
}

const idle: Deletion = { state: 'idle', deleted: 0, failed: [], error: null };

/** Runs a deletion in batches; it can be stopped between two of them. It goes on when its dialog is closed. */
export function useDeletion(onChange: () => void) {
  const [deletion, setDeletion] = useState(idle);
  const stop = useRef<AbortController | null>(null);
  // What is shown is refreshed at the end, also when the dialog is gone by then.
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });

  const start = async (begin: (signal: AbortSignal) => AsyncIterable<DeleteOutcome>) => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    let now: Deletion = { ...idle, state: 'running' };
    setDeletion(now);
    try {
      for await (const outcome of begin(controller.signal)) {
        now = { ...now, ...outcome };
        setDeletion(now);
      }
      now = { ...now, state: 'done' };
    } catch (error) {
      now = controller.signal.aborted ? { ...now, state: 'stopped' } : { ...now, state: 'failed', error };
    }
    stop.current = null;
    setDeletion(now);
    changed.current();
  };
  return {
    deletion,
    start: (begin: (signal: AbortSignal) => AsyncIterable<DeleteOutcome>) => void start(begin),
    stop: () => stop.current?.abort(),
  };
}
