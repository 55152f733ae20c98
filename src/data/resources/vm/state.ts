import type { Vm } from '@/api';
import { canCharge } from '@/data/billing/accounts/accounts';
import { forbidding } from '@/data/billing/accounts/allows';
import { defineState, type NextStep, type ResourceState } from '@/data/core/stateRules';
import { msg, type Message } from '@/i18n';
import { firewalls } from '../firewall/kind';
import { withoutFirewall } from '../firewall/rules';
import { floatingIps } from '../floating-ip/kind';
import { priceOfVm } from './price';
import { inTransition, vmCan, vmGone, vmRunning, vmStatus, vmStopped, type VmAction } from './rules';

/** As the buttons call them. Resizing is offered with the way there; who pays is every kind's own. */
const names: Record<Exclude<VmAction, 'resize' | 'billing'>, Message> = {
  start: msg('compute.action.start'),
  stop: msg('compute.action.stop'),
  restart: msg('compute.action.restart'),
  forceStop: msg('compute.action.forceStop'),
  guideResize: msg('compute.action.resize'),
  snapshot: msg('compute.action.snapshot'),
  restore: msg('state.vm.restore'),
  backup: msg('state.vm.backup'),
  clone: msg('compute.action.clone'),
  sameAgain: msg('compute.action.sameAgain'),
  disks: msg('state.vm.disks'),
  addresses: msg('state.vm.addresses'),
  bootMedia: msg('compute.action.boot'),
  reinstall: msg('state.vm.reinstall'),
  setPassword: msg('compute.action.password'),
  rename: msg('compute.action.rename'),
  remove: msg('compute.action.delete'),
};

const starting = ['vm.start', 'vm.create', 'vm.clone', 'vm.bootIso', 'vm.rescueStart'];

function meaningOf(vm: Vm): Pick<ResourceState, 'meaning' | 'setBy'> {
  if (vmGone(vm)) return { meaning: msg('state.vm.gone'), setBy: ['vm.delete'] };
  if (inTransition(vm.status)) return { meaning: msg('state.busy') };
  if (vmRunning(vm)) return { meaning: msg('state.vm.running'), setBy: starting };
  if (vmStopped(vm)) return { meaning: msg('state.vm.stopped'), setBy: ['vm.stop'] };
  return { meaning: msg('state.unknown') };
}

export const stateRules = defineState<Vm>({
  kind: 'vm',
  reads: [floatingIps, firewalls],
  exclusive: true,
  state: (vm) => ({ ...vmStatus(vm.status), ...meaningOf(vm) }),
  changed: (vm) => vm.updated_at,
  actions: (vm, { accounts }) =>
    (Object.keys(names) as (keyof typeof names)[]).map((action) => {
      const account = forbidding(action, vm, accounts);
      return { name: names[action], reason: vmCan[action](vm) ?? (account && canCharge(account)) };
    }),
  next: (vm, { lists }) => {
    const steps: NextStep[] = [];
    if (vmGone(vm) || inTransition(vm.status)) return steps;
    if (vmStopped(vm)) steps.push({ text: msg('state.vm.next.stopped') });
    if (vmRunning(vm) && vm.backup !== true) steps.push({ text: msg('state.vm.next.backup') });
    const protecting = lists.of(firewalls);
    const open = protecting && protecting.length > 0 && withoutFirewall([vm], protecting).length > 0;
    if (open) steps.push({ text: msg('state.vm.next.firewall') });
    return steps;
  },
  otherwise: (vm, { policy }) => {
    if (!policy || vmGone(vm)) return null;
    const { running, stopped } = priceOfVm(policy, vm, []);
    return vmStopped(vm) ? { label: msg('state.cost.running'), hourly: running } : { label: msg('state.cost.stopped'), hourly: stopped };
  },
});
