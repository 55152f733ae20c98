import { useState, useSyncExternalStore } from 'react';
import { firewallsOffered } from '@/data/resources/firewall/offered';
import type { Machine } from '@/data/resources/vm/machines';
import type { VmAction } from '@/data/resources/vm/rules';
import { useT } from '@/i18n';
import { BillIcon, BoltIcon, PlayIcon, ShieldIcon, StopIcon, TrashIcon, type IconType } from '@/ui';
import type { BulkAction } from '@/ui/table';
import { useReason } from '../actions';
import type { DeletePlan, LeftOut } from '../dialogs/confirmDelete';

export type BulkAct = Extract<VmAction, 'start' | 'stop' | 'forceStop' | 'remove'>;

export interface BulkJob {
  readonly act: BulkAct;
  /** Those that it is possible for. */
  readonly machines: readonly Machine[];
  readonly left: readonly LeftOut[];
  /** To be called when it has begun: the selection is empty then. */
  readonly onStarted: () => void;
  /** It has been confirmed, with this: it starts at once. */
  readonly plan?: DeletePlan;
}

const resumable = ['start', 'stop', 'forceStop'] as const;
const isResumable = (act: string): act is (typeof resumable)[number] => resumable.some((each) => each === act);

interface Chosen {
  readonly machines: readonly Machine[];
  readonly onStarted: () => void;
}

/** The same with several machines: by the rules of each, which are said before anything goes out. */
export function useBulk() {
  const t = useT();
  const reason = useReason();
  const [job, setJob] = useState<BulkJob | null>(null);
  const [billing, setBilling] = useState<Chosen | null>(null);
  const [firewalls, setFirewalls] = useState<Chosen | null>(null);
  const offered = useSyncExternalStore(firewallsOffered.subscribe, firewallsOffered.get);

  const prepare = (act: BulkAct, machines: readonly Machine[], onStarted: () => void): BulkJob => {
    const judged = machines.map((machine) => ({ machine, reason: reason(act, machine) }));
    return {
      act,
      onStarted,
      machines: judged.filter((each) => each.reason === null).map(({ machine }) => machine),
      left: judged.flatMap(({ machine, reason: why }) => (why === null ? [] : [{ machine, reason: why }])),
    };
  };
  // One dialog: what is lost and what stays is the question itself.
  const remove = async (machines: readonly Machine[], onStarted: () => void) => {
    const asked = prepare('remove', machines, onStarted);
    const { confirmDelete } = await import('../dialogs/confirmDelete');
    const plan = await confirmDelete(t, asked.machines, { left: asked.left });
    if (plan) setJob({ ...asked, plan });
  };
  const action = (act: BulkAct, label: string, icon: IconType, danger: boolean, rows: Machine[]): BulkAction<Machine> => {
    const first = rows[0];
    const possible = rows.some((machine) => reason(act, machine) === null);
    return {
      key: act,
      label,
      icon,
      danger,
      reason: possible || !first ? null : rows.length === 1 ? reason(act, first) : t('compute.bulk.none'),
      onSelect: (chosen, onStarted) => (act === 'remove' ? void remove(chosen, onStarted) : setJob(prepare(act, chosen, onStarted))),
    };
  };
  return {
    job,
    close: () => setJob(null),
    /** Asks once more about what is left of a bulk that a reload ended. */
    resume: (act: string, machines: readonly Machine[], onStarted: () => void) => {
      if (isResumable(act)) setJob(prepare(act, machines, onStarted));
    },
    /** Machines that are to get another account. */
    billing,
    closeBilling: () => setBilling(null),
    /** Machines that are to get a firewall. */
    firewalls,
    closeFirewalls: () => setFirewalls(null),
    actions: (rows: Machine[]): BulkAction<Machine>[] => [
      action('start', t('compute.action.start'), PlayIcon, false, rows),
      action('stop', t('compute.action.stop'), StopIcon, false, rows),
      action('forceStop', t('compute.action.forceStop'), BoltIcon, true, rows),
      {
        key: 'billing',
        label: t('compute.action.billing'),
        icon: BillIcon,
        reason: rows.some((machine) => reason('billing', machine) === null) ? null : t('compute.bulk.none'),
        onSelect: (chosen, onStarted) =>
          setBilling({ machines: chosen.filter((machine) => reason('billing', machine) === null), onStarted }),
      },
      ...(offered
        ? [
            {
              key: 'firewall',
              label: t('compute.action.firewall'),
              icon: ShieldIcon,
              onSelect: (machines: readonly Machine[], onStarted: () => void) => setFirewalls({ machines, onStarted }),
            },
          ]
        : []),
      action('remove', t('compute.action.delete'), TrashIcon, true, rows),
    ],
  };
}
