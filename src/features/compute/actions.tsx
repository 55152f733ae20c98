import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isOpen, useRecords } from '@/data/operations/records';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { vmCan, type VmAction } from '@/data/resources/vm/rules';
import { canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { forbidding } from '@/data/billing/accounts/allows';
import { useKnownAccounts } from '@/data/billing/accounts/known';
import { msg, useT, type Message } from '@/i18n';
import { usePaths } from '@/nav';
import { lifeWords } from './words';
import {
  BoltIcon,
  CameraIcon,
  CodeIcon,
  confirm,
  CopyIcon,
  DiscIcon,
  InfoIcon,
  KeyIcon,
  PencilIcon,
  PlayIcon,
  PlusIcon,
  RefreshIcon,
  ResizeIcon,
  StopIcon,
  TerminalIcon,
  TrashIcon,
  copyText,
  announce,
  type IconType,
  type MenuItem,
} from '@/ui';

/** What the user has under way with a machine, in any tab. */
export function useUnderWay(): (machine: Machine) => Message | null {
  const open = useRecords().filter(isOpen);
  return (machine) => {
    const record = open.find(({ target }) => target.uuid === machine.item.uuid && target.location === machine.location.slug);
    return record ? record.title : null;
  };
}

/** What makes a machine: creating, cloning. By name, since the kinds are loaded when they are wanted. */
const making = ['vm.create', 'vm.clone'];

/** Machines that are being made in one of these locations: they are in no list yet. */
export function useBeingMade(slugs: readonly string[]): { id: string; title: Message }[] {
  return useRecords()
    .filter((record) => isOpen(record) && making.includes(record.kind) && slugs.includes(record.target.location ?? ''))
    .map(({ id, title }) => ({ id, title }));
}

/** Why an action is not possible now, in words; null when it is. One answer for buttons, menus, bulk and palette. */
export function useReason(): (action: VmAction, machine: Machine) => string | null {
  const t = useT();
  const underWay = useUnderWay();
  const accounts = useKnownAccounts();
  const unpaid = (action: VmAction, machine: Machine) => {
    const account = forbidding(action, machine.item, accounts);
    const why = account && canCharge(account);
    return account && why && msg('data.vm.reason.account', { name: titleOf(account), reason: t(why) });
  };
  return (action, machine) => {
    const title = underWay(machine);
    const verdict = title ? msg('data.vm.reason.underWay', { title: t(title) }) : (vmCan[action](machine.item) ?? unpaid(action, machine));
    return verdict && t(verdict);
  };
}

/** What carries operations out is not needed to show a list; it is fetched when a menu opens. */
const loadPower = () => Promise.all([import('@/data/operations'), import('@/data/resources/vm/operations')]);

/** Switches a machine on or off; how it ends is told by the activity list, so that nothing has to wait for it. */
async function switchPower(act: 'start' | 'stop' | 'forceStop', machine: Machine) {
  const [{ run }, { startVm, stopVm }] = await loadPower();
  const begun =
    act === 'start' ? run(startVm, onVm(machine), undefined) : run(stopVm, { ...onVm(machine), force: act === 'forceStop' }, undefined);
  begun.catch(() => undefined);
}

export const dialogNames = ['rename', 'curl', 'resize', 'clone', 'password', 'boot', 'reinstall', 'billing', 'export'] as const;
export type OpenDialog = (typeof dialogNames)[number];

export interface VmCommand {
  readonly action: VmAction;
  readonly label: string;
  readonly icon: IconType;
  readonly danger?: boolean;
  /** Where it is done, when that is a page of its own. */
  readonly to?: (machine: Machine) => string;
  readonly run: (machine: Machine) => void;
}

/**
 * The actions of a machine, each with its words, its picture and what it does. Dialogs are opened by the page; `onGone` is
 * called after a machine has been deleted.
 */
export function useVmCommands(open: (dialog: OpenDialog, machine: Machine) => void, onGone?: () => void): readonly VmCommand[] {
  const t = useT();
  const navigate = useNavigate();
  const paths = usePaths();
  const sameAgain = ({ id }: Machine) => paths.vmCreateFrom('os', { like: id });
  const snapshot = async (machine: Machine) => {
    const [{ confirmSnapshot }] = await Promise.all([import('./dialogs/confirmSnapshot'), lifeWords()]);
    await confirmSnapshot(t, machine);
  };
  const remove = async (machine: Machine) => {
    const { confirmDelete, deleteMachine } = await import('./dialogs/confirmDelete');
    if (await confirmDelete(t, [machine], (plan) => deleteMachine(machine, plan))) onGone?.();
  };
  // What interrupts asks first, wherever it is chosen: in a row, on its page, in the palette.
  const interrupt = async (act: 'stop' | 'restart' | 'forceStop', { item: { name } }: Machine, run: () => void | Promise<void>) => {
    const yes = await confirm({
      title: t(`compute.${act}.title`, { name }),
      body: t(`compute.${act}.text`),
      confirmLabel: t(`compute.${act}.confirm`),
      danger: act === 'forceStop',
    });
    if (yes) await run();
  };
  const restart = async (machine: Machine) => {
    const [{ restartVm }] = await Promise.all([import('@/data/resources/vm/operations/guided'), lifeWords()]);
    await restartVm(onVm(machine)).catch(() => undefined);
  };
  return [
    { action: 'start', label: t('compute.action.start'), icon: PlayIcon, run: (machine) => void switchPower('start', machine) },
    {
      action: 'stop',
      label: t('compute.action.stop'),
      icon: StopIcon,
      run: (machine) => void interrupt('stop', machine, () => switchPower('stop', machine)),
    },
    {
      action: 'restart',
      label: t('compute.action.restart'),
      icon: RefreshIcon,
      run: (machine) => void interrupt('restart', machine, () => restart(machine)),
    },
    {
      action: 'forceStop',
      label: t('compute.action.forceStop'),
      icon: BoltIcon,
      danger: true,
      run: (machine) => void interrupt('forceStop', machine, () => switchPower('forceStop', machine)),
    },
    { action: 'guideResize', label: t('compute.action.resize'), icon: ResizeIcon, run: (machine) => open('resize', machine) },
    { action: 'snapshot', label: t('compute.action.snapshot'), icon: CameraIcon, run: (machine) => void snapshot(machine) },
    { action: 'clone', label: t('compute.action.clone'), icon: CopyIcon, run: (machine) => open('clone', machine) },
    {
      action: 'sameAgain',
      label: t('compute.action.sameAgain'),
      icon: PlusIcon,
      to: sameAgain,
      run: (machine) => void navigate(sameAgain(machine)),
    },
    { action: 'bootMedia', label: t('compute.action.boot'), icon: DiscIcon, run: (machine) => open('boot', machine) },
    { action: 'setPassword', label: t('compute.action.password'), icon: KeyIcon, run: (machine) => open('password', machine) },
    { action: 'rename', label: t('compute.action.rename'), icon: PencilIcon, run: (machine) => open('rename', machine) },
    { action: 'remove', label: t('compute.action.delete'), icon: TrashIcon, danger: true, run: (machine) => void remove(machine) },
  ];
}

/** A machine's menu, in lists and on its page. */
export function useVmMenu(open: (dialog: OpenDialog, machine: Machine) => void, onGone?: () => void): (machine: Machine) => MenuItem[] {
  const t = useT();
  const paths = usePaths();
  const reason = useReason();
  const commands = useVmCommands(open, onGone);
  const items = (machine: Machine, ...actions: VmAction[]): MenuItem[] =>
    commands
      .filter(({ action }) => actions.includes(action))
      .map((command) => ({
        key: command.action,
        label: command.label,
        icon: command.icon,
        danger: command.danger,
        reason: reason(command.action, machine),
        ...(command.to ? { to: command.to(machine) } : { onSelect: () => command.run(machine) }),
      }));
  return (machine) => {
    loadPower().catch(() => undefined);
    return [
      { key: 'show', label: t('compute.action.show'), icon: InfoIcon, to: paths.vm(machine.location.slug, machine.item.uuid) },
      { divider: true, key: 'line-1' },
      ...items(machine, 'start', 'stop', 'restart', 'forceStop'),
      { divider: true, key: 'line-power' },
      ...items(machine, 'guideResize', 'snapshot', 'clone', 'sameAgain'),
      { divider: true, key: 'line-size' },
      ...items(machine, 'bootMedia', 'setPassword', 'rename'),
      {
        key: 'uuid',
        label: t('compute.action.copyUuid'),
        icon: CopyIcon,
        onSelect: () => void copyText(machine.item.uuid).then((ok) => ok && announce(t('ui.copied'))),
      },
      { key: 'curl', label: t('compute.action.curl'), icon: TerminalIcon, onSelect: () => open('curl', machine) },
      { key: 'export', label: t('compute.action.export'), icon: CodeIcon, onSelect: () => open('export', machine) },
      { divider: true, key: 'line-2' },
      ...items(machine, 'remove'),
    ];
  };
}

/** Which dialog is open for which machine. */
export function useDialogs() {
  const [open, setOpen] = useState<{ dialog: OpenDialog; machine: Machine } | null>(null);
  return { open, show: (dialog: OpenDialog, machine: Machine) => setOpen({ dialog, machine }), close: () => setOpen(null) };
}
