import { read } from '@/data/core/reads';
import { inTransition } from './rules';

/* ——— What there is ——— */

export const vmsIn = (slug: string) => read('listVms', {}, slug, { busy: (vms) => vms.some((vm) => inTransition(vm.status)) });

export const vmQuery = (slug: string, uuid: string) => read('getVm', { query: { uuid } }, slug, { busy: (vm) => inTransition(vm.status) });
