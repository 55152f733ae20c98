import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { lookAfterLeft, useCharges } from '@/data/billing/payments/charges';
import type { OperationRecord } from '@/data/operations';
import type { Message } from '@/i18n';

export interface Done {
  /** What it did, in a sentence; said unless it had to be looked for. */
  readonly words: string;
  /** How things stand now, and where to go on. */
  readonly more?: ReactNode;
}

/** For what was not sent, because something that it needs is not there; buttons with a reason keep that from happening. */
export const nothingDone: Done = { words: '' };

export interface Did extends Done {
  /** What was found when the answer was lost. */
  readonly told: Message | undefined;
  /** More was charged than asked for, which `told` says. */
  readonly warning: boolean;
}

export interface Charge {
  readonly submit: (event: FormEvent) => void;
  /** This form has something done now. */
  readonly busy: boolean;
  /** Something is being charged to the account, here, in another tab or in a page that is gone. */
  readonly working: boolean;
  readonly underWay: OperationRecord | undefined;
  /** What was charged in this session before, the newest first. */
  readonly ended: readonly OperationRecord[];
  readonly problem: { readonly thrown: unknown } | null;
  readonly did: Did | null;
}

/** One form that moves money of an account: sent once however often it is submitted, and not beside anything else. */
export function useCharge(account: number, reason: string | null, act: () => Promise<Done>): Charge {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ thrown: unknown } | null>(null);
  const [done, setDone] = useState<(Done & { since: number }) | null>(null);
  const { underWay, ended } = useCharges(account);
  const working = busy || (underWay !== undefined && !done);

  // A tab that was closed or has crashed leaves its work to whoever meets it.
  const left = busy ? undefined : underWay?.id;
  useEffect(() => {
    if (left !== undefined) void lookAfterLeft();
  }, [left]);

  const send = async () => {
    if (running.current || working || reason) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    setDone(null);
    const since = Date.now();
    try {
      setDone({ ...(await act()), since });
    } catch (thrown) {
      setProblem({ thrown });
    }
    running.current = false;
    setBusy(false);
  };
  const own = done ? [underWay, ...ended].find((record) => record && record.startedAt >= done.since) : undefined;
  return {
    submit: (event) => {
      event.preventDefault();
      void send();
    },
    busy,
    working,
    underWay,
    ended,
    problem,
    did: done && { ...done, told: own?.outcome, warning: own?.warning === true },
  };
}
